"""Full-text search of published articles: the only room that knows a search engine.

Each published article has an entry in the index, made of tokens (`text.bigrams`). Two engines
find exactly the same: SQLite with FTS5 (`sqlite`) and PostgreSQL with tsvector (`postgresql`).
`indexing` writes the entries, `finding` queries them for readers and `lookup` for the desk,
`suggesting` proposes other queries where nothing was found.
"""

from .finding import MOST_COUNTED, PAGE_SIZE, Hit, Query, Results, find
from .indexing import BATCH, count_to_index, index, index_all, index_hidden, sweep
from .lookup import matching_pks
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
    "index_hidden",
    "matching_pks",
    "suggest",
    "sweep",
]
