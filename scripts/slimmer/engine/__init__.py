"""The renderer: the only folder that imports MkDocs and Material.

MkDocs 1.x is no longer developed and Material's support ends on 5 May 2027. Both are pinned, and changing
the renderer is this folder's work alone.
"""

import os

# Material prints a page of advice about its successor on every start; the note above is ours.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
