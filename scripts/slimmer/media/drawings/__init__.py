"""Drawings made by code, in the shapes and colours of the identity: the mosaic of a page and its social card."""
