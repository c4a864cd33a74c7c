"""The keys of all that match, for lists of the desk that filter, sort and page them on their own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models.expressions import RawSQL

from articles.text.bigrams import Phrase

from .engines import engine
from .finding import Query, condition

# Keys that are fetched, so that each query of the list has them at hand; of more, the list's
# queries ask the index themselves.
MOST_FETCHED = 10_000


def matching_pks(phrases: Sequence[Phrase]) -> list[int] | RawSQL:
    """For `pk__in`: the pks of the indexed articles that have all `phrases`, of which there is at least one."""
    wanted = condition(Query(tuple(phrases)))
    statement = f"SELECT article_id FROM {engine().TABLE} WHERE {wanted.text}"  # noqa: S608 - our own names
    rows = engine().fetch(f"{statement} LIMIT {MOST_FETCHED + 1}", wanted.parameters)
    if len(rows) > MOST_FETCHED:
        return RawSQL(statement, wanted.parameters)  # noqa: S611 - our own names, parameters apart
    return [pk for (pk,) in rows]
