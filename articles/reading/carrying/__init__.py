"""A page that is read again: what a desk has done with its blocks, carried over to those that it has now."""
