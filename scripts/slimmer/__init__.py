"""Slimmer builds a public knowledge site in several languages from Markdown.

    files ──load──▶ Library ──check──▶ Problems: print all, stop
                       │
                       ├──derive──▶ pages that no one wrote, and the view of every page
                       │                     │
                       └───────────── render (MkDocs, one pass, all locales) ──▶ site/
                                                                                  │
                                     finish: sitemap, redirects, search index, robots ◀┘

One folder per stage. `site.py` joins them; no stage knows another one's files.
"""

__version__ = "0.1.0"
