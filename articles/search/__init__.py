"""What readers find: the only room that knows a search engine.

Every story that is online has an entry, by which both databases find exactly the same (`articles.text.bigrams`):
SQLite with FTS5 (`sqlite`), PostgreSQL with its text search (`postgresql`).
`indexing` keeps the entries, `finding` asks them,
`suggesting` says what else to ask where nothing was found.
"""

from .finding import A_PAGE, MOST_COUNTED, Hit, Query, Results, find
from .indexing import BATCH, how_many, index, index_all, sweep
from .suggesting import Suggestions, suggest

__all__ = [
    "A_PAGE",
    "BATCH",
    "MOST_COUNTED",
    "Hit",
    "Query",
    "Results",
    "Suggestions",
    "find",
    "how_many",
    "index",
    "index_all",
    "suggest",
    "sweep",
]
