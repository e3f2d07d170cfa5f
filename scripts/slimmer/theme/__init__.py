"""Slimmer's own theme: templates, styles, scripts and drawings, over Material's icons.

A site puts what it changes into the `custom_dir` of its mkdocs.yml, under the same names.
"""

from pathlib import Path

THEME = Path(__file__).parent
