"""Every message a person can get, Dutch and English side by side."""
