"""The desk's first page: the issue board, what waits for whom, and who is at work."""
