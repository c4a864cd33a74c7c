"""A doubt's proposal accepted: what would settle it is done to the page's blocks, and the doubt is settled."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from articles.desk import page_doubts, page_operations, transactions
from articles.desk.page_operations import OperationError
from articles.models import PageDoubt
from articles.models.doubt_codes import ASKED_WHY
from articles.reading.operation_codec import operation_from_dict
from articles.reading.shapes import gettext_noop

DECIDED = gettext_noop("This doubt is decided already.")
NO_REASON = gettext_noop("Say why this is to stand as it is.")
NO_PROPOSAL = gettext_noop("Nothing is proposed that would settle this doubt.")


def accept(page_pk: int, version: int, doubt_pk: int, user: Any = None) -> None:
    """Both in one transaction. Raises what `page_operations.operate` does; OperationError where there is nothing to
    accept any more.
    """

    def work() -> None:
        doubt = open_doubt(page_pk, doubt_pk)
        if not doubt.proposal:
            raise OperationError(NO_PROPOSAL)
        proposal = operation_from_dict(doubt.proposal)
        page_operations.operate(page_pk, version, proposal, user, doubt)

    transactions.run(work)


def wave_through(page_pk: int, doubt_pk: int, note: str, user: Any = None) -> None:
    """Raises OperationError, also where a reason is asked and none is given; RightsError."""
    doubt = open_doubt(page_pk, doubt_pk)
    if doubt.code in ASKED_WHY and not note.strip():
        raise OperationError(NO_REASON)
    page_doubts.wave_through(doubt, user, note)


def open_doubt(page_pk: int, doubt_pk: int) -> PageDoubt:
    """A doubt of the page or of a story on it that nobody has decided."""
    about = Q(page=page_pk) | Q(page=None, article__page=page_pk)
    doubt = PageDoubt.objects.open().filter(about, pk=doubt_pk).first()
    if doubt is None:
        raise OperationError(DECIDED)
    return doubt
