"""What the proof screen is told of what it asked for: done, refused with a sentence, or what others have done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

from articles.admin.retrying import NOTHING_DONE
from articles.desk import transactions
from articles.desk.page_operations import OperationError, StalePageError
from articles.desk.sign_off import SigningError
from articles.desk.text_edits import TextConflictError, TextEditError
from articles.models import Page, PageOperation

from . import page_log
from .actions import MessageError, do, last_event_seen

CHANGED_OTHERWISE = gettext_noop(
    "The page was changed in another way, as by an import or in its form."
)


@dataclass
class ProofAnswer:
    status: HTTPStatus = HTTPStatus.OK
    told: dict[str, Any] = field(default_factory=dict)
    shows_state: bool = True


def answer_of(page: Page, request: HttpRequest) -> ProofAnswer:
    try:
        return ProofAnswer(told=do(page, request))
    except StalePageError as error:
        return _conflict(
            _done_since(error.since) if error.since else _seen_in_the_log(page, request)
        )
    except tuple(_ANSWERS) as error:
        kind = next(kind for kind in _ANSWERS if isinstance(error, kind))
        return _ANSWERS[kind](error)
    except OperationalError as error:
        if not transactions.is_conflict(error):
            raise
        return _refused(HTTPStatus.SERVICE_UNAVAILABLE, str(NOTHING_DONE))


def _refused(status: HTTPStatus, sentence: str) -> ProofAnswer:
    return ProofAnswer(status, {"error": sentence}, shows_state=False)


def _conflict(told: dict[str, Any]) -> ProofAnswer:
    return ProofAnswer(HTTPStatus.CONFLICT, {"conflict": told})


def _done_since(operations: Iterable[PageOperation]) -> dict[str, Any]:
    found = list(operations)
    last = found[-1] if found else None
    what = [_sentence(each) for each in found]
    return {
        "by": _name(_who(last)) if last else "",
        "at": _clock(last.undone_at or last.at) if last else "",
        "what": what or [gettext(CHANGED_OTHERWISE)],
    }


def _seen_in_the_log(page: Page, request: HttpRequest) -> dict[str, Any]:
    """What was done to the page or to a story on it by no operation, as by an import or in a form."""
    found = page_log.done_since(page, last_event_seen(request))
    names = page_log.names_of(found)
    what = [page_log.sentence(event, names) for event in found]
    last = found[-1] if found else None
    return {
        "by": names.get(last.by, last.by) if last else "",
        "at": _clock(last.at) if last else "",
        "what": what or [gettext(CHANGED_OTHERWISE)],
    }


def _sentence(operation: PageOperation) -> str:
    words = operation.words
    if operation.undone_at:
        words = gettext("Undone: %(words)s") % {"words": words}
    return f"{_name(_who(operation))}: {words}" if _who(operation) else words


def _who(operation: PageOperation) -> Any:
    return operation.undone_by if operation.undone_at else operation.by


def _typed_since(error: TextConflictError) -> dict[str, Any]:
    revision = error.revision
    return {
        "by": _name(revision.made_by) if revision else "",
        "at": _clock(revision.made_at) if revision else "",
        "what": [],
        "theirs": error.theirs,
    }


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _clock(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "H:i")


_ANSWERS: Mapping[type[Exception], Callable[[Any], ProofAnswer]] = {
    MessageError: lambda error: _refused(HTTPStatus.BAD_REQUEST, gettext(str(error))),
    OperationError: lambda error: _refused(
        HTTPStatus.BAD_REQUEST, gettext(error.message) % error.arguments
    ),
    SigningError: lambda error: _refused(HTTPStatus.FORBIDDEN, str(error)),
    TextEditError: lambda error: _refused(HTTPStatus.BAD_REQUEST, str(error)),
    PermissionDenied: lambda error: _refused(HTTPStatus.FORBIDDEN, str(error)),
    TextConflictError: lambda error: _conflict(_typed_since(error)),
}
