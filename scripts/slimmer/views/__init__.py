"""Library → what no one wrote: menus, lists, fact boxes and the view of every page. No disk, no MkDocs."""
