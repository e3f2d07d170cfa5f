"""Photos, drawings and logos: pictures as they come, made safe and brought to the size at which they are shown.

    bytes ──decode / svg──▶ pixels or a drawing that can do nothing ──photo / logo──▶ renditions

`renditions` makes them in parallel and keeps them in the cache; `uses` says which pictures the texts need, `html` shows
them, `check` tells a writer why a logo is refused.
"""
