"""View → HTML."""
