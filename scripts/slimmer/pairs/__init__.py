"""A text and its translation held beside each other: what each says, and whether one lags behind."""
