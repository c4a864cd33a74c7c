"""What readers find: the only room that knows a search engine.

Every story that is online has an entry, by which both databases find exactly the same (`articles.text.bigrams`):
SQLite with FTS5 (`sqlite`), PostgreSQL with its text search (`postgresql`).
`indexing` keeps the entries, `finding` asks them,
`suggesting` says what else to ask where nothing was found.
"""

from .finding import MOST_COUNTED, PAGE_SIZE, Hit, Query, Results, find
from .indexing import BATCH, count_to_index, index, index_all, sweep
from .suggesting import Suggestions, suggest

__all__ = [
    "BATCH",
    "MOST_COUNTED",
    "PAGE_SIZE",
    "Hit",
    "Query",
    "Results",
    "Suggestions",
    "count_to_index",
    "find",
    "index",
    "index_all",
    "suggest",
    "sweep",
]
