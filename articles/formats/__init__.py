"""Articles as files for programs: one module a format, each a pure function from values to bytes, all in `table`."""
