"""The live preview: the site in memory, made anew as far as a save asks for it."""
