"""Everything that differs between languages: file names, addresses, alternates, words, dates."""
