"""Library → Problems, one rule a function. A check yields; it never prints, logs or raises."""
