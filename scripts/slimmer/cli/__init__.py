"""The command `slimmer`, one module per group of commands."""
