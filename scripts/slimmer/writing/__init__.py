"""What a writer does with texts as a whole: start, translate, bring in, rename, remove, keep track of translations."""
