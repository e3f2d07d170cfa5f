"""What the content is, in memory: frozen values."""
