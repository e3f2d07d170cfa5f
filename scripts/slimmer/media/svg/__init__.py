"""Drawings from outside, made safe: what is active in one, or reaches outside, is refused."""
