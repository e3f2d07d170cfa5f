"""Texts from elsewhere: Word, WordPress. What cannot be brought along is told."""
