"""A finished site → what is wrong in it: read from its files alone, as a host would serve them."""
