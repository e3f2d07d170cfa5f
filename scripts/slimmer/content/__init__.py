"""What follows from the library: addresses, links, menu, listings, relations, directory."""
