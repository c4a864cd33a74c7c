"""A page read in a process of its own, which may hang, swell or crash on a file and takes nobody
along.

`entry_points` is what the import's pool calls; `tiles` is a command that the site starts.
"""
