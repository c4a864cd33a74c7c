"""Text without a database: HTML bodies, tokens and phrases for the search, highlighting."""
