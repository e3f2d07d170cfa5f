"""Photos, logos and drawings."""
