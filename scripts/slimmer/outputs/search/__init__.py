"""What the search index is made of: the text of every page, and the words by which people look for it."""
