"""Logos: pictures from strangers, made safe and brought to one optical size.

    bytes ──svg / raster──▶ a drawing or pixels that can do nothing ──logo──▶ one tile, light in both colour schemes

`renditions` makes them in parallel and keeps them in the cache; `check` tells a writer why one is refused.
Whoever has no logo gets a `monogram`.
"""
