"""The issue board, the desk's first page: how far an issue is, whether it can go, and what keeps it.

What is asked of the database (`figures`, `history`, `coverage`) gives plain values; what follows
from them (`numbering`, `usual`, `verdict`) is pure; `board` tells it all in order.
"""
