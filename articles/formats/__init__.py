"""Articles as files for machines: one file a format, each a pure function from values to bytes or JSON."""
