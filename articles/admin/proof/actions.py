"""What the proof screen's script asks to be done, as JSON, and the verb of the desk that does it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, get_args

from django.http import HttpRequest
from django.utils.translation import gettext

from articles.admin.base import LONGEST_NUMBER
from articles.admin.rights import rights_for
from articles.admin.signed_words import sent_back_words, signed_words
from articles.desk import page_operations, proposals, signing, text_edits
from articles.desk.rights import Right, RightsError
from articles.desk.signing import SignedPage
from articles.desk.text_edits import TextEdit
from articles.models import Article, Page, SentBack
from articles.reading.arrangement import IN_PRINTED_ORDER, NEW_STORY, Operation, OperationName
from articles.reading.shapes import gettext_noop
from articles.story import Point

NOT_UNDERSTOOD = gettext_noop("This is nothing that can be done on a page.")
_MOST = 10**LONGEST_NUMBER  # that every database takes
_LONGEST = 300  # characters of a reason
_MOST_BLOCKS = 5000  # of one operation
_MOST_CORNERS = 200  # of a zone


class MessageError(ValueError):
    """What was sent is no message of the proof screen."""


def do(page: Page, request: HttpRequest) -> dict[str, Any]:
    """What is said of it beside the page as it is then.

    Raises MessageError, OperationError, StalePageError, TextEditError, TextConflictError, SigningError, RightsError.
    """
    try:
        told = json.loads(request.body)
        _require_edit(told["do"], request)
        work = _WORK[told["do"]](page, told, request.user)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise MessageError(NOT_UNDERSTOOD) from error
    done = work()
    words = _SAID.get(type(done))
    return words(done) if words else {}


def last_event_seen(request: HttpRequest) -> int:
    """The pk of the newest event when the page was shown, as the message says; of a message that was understood."""
    return _number(json.loads(request.body).get("last_event") or 0)


def known_layout(request: HttpRequest) -> int:
    """The reading of which the screen has the blocks, as the message says; of a message that was understood."""
    told = json.loads(request.body).get("layout")
    return told if isinstance(told, int) else 0


def is_shown(request: HttpRequest) -> bool:
    """Whether the screen has shown already what it asked for; of a message that was
    understood.
    """
    return json.loads(request.body).get("shown") is True


def _require_edit(work: str, request: HttpRequest) -> None:
    """Raises RightsError for who may edit nothing, unless it is about signatures: those have rights of their own."""
    if work not in _BY_WHO_SIGNS and not rights_for(request).has(Right.EDIT):
        raise RightsError(gettext("You may not change articles."))


_Work = Callable[[], object]


def _operate(page: Page, told: Mapping[str, Any], user: Any) -> _Work:
    version, operation = _number(told["version"]), _operation(told["operation"])
    return lambda: page_operations.operate(page.pk, version, operation, user)


def _undo(page: Page, told: Mapping[str, Any], user: Any) -> _Work:
    version = _number(told["version"])
    return lambda: page_operations.undo(page.pk, version, user)


def _redo(page: Page, told: Mapping[str, Any], user: Any) -> _Work:
    version = _number(told["version"])
    return lambda: page_operations.redo(page.pk, version, user)


def _accept(page: Page, told: Mapping[str, Any], user: Any) -> _Work:
    version, doubt = _number(told["version"]), _number(told["doubt"])
    return lambda: proposals.accept(page.pk, version, doubt, user)


def _wave(page: Page, told: Mapping[str, Any], user: Any) -> _Work:
    doubt, note = _number(told["doubt"]), _text(told.get("note") or "")[:_LONGEST]
    return lambda: proposals.wave_through(page.pk, doubt, note, user)


def _edit(page: Page, told: Mapping[str, Any], user: Any) -> _Work:
    edit = TextEdit(
        article=_number(told["article"]),
        value=_text(told["value"]),
        base=_text(told["base"]),
        field=_text(told.get("field") or ""),
        paragraph=_number_or_none(told.get("paragraph")),
        picture=_number_or_none(told.get("picture")),
    )
    return lambda: text_edits.edit_text(edit, user)


def _sign(page: Page, told: Mapping[str, Any], user: Any) -> _Work:
    """All stories of the page, or one of them."""
    seen = {int(pk): _text(digest) for pk, digest in told["seen"].items()}
    stories = Article.objects.filter(page=page)
    if told.get("article") is not None:
        stories = stories.filter(pk=_number(told["article"]))
    return lambda: signing.sign_each(stories, user, seen)


def _send_back(page: Page, told: Mapping[str, Any], user: Any) -> _Work:
    pk, reason = _number(told["article"]), _text(told["reason"])[:_LONGEST]
    article = Article.objects.filter(pk=pk).first()
    if article is None:
        raise ValueError(pk)
    return lambda: signing.send_back(article, user, reason)


_WORK: Mapping[str, Callable[[Page, Mapping[str, Any], Any], _Work]] = {
    "operate": _operate,
    "undo": _undo,
    "redo": _redo,
    "accept": _accept,
    "wave": _wave,
    "edit": _edit,
    "sign": _sign,
    "send_back": _send_back,
}
_BY_WHO_SIGNS = frozenset({"sign", "send_back"})
# What a verb gives → what is said of it
_SAID: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    SignedPage: signed_words,
    SentBack: sent_back_words,
}


# --- values of a message, each as it has to be


def _operation(told: Mapping[str, Any]) -> Operation:
    name, blocks, story = told["name"], told.get("blocks") or [], told.get("story") or 0
    if name not in get_args(OperationName) or len(blocks) > _MOST_BLOCKS:
        raise ValueError(name)
    return Operation(
        name=name,
        blocks=tuple(_number(block) for block in blocks),
        story=NEW_STORY if story == NEW_STORY else _number(story),
        at=_place(told.get("at") or 0),
        value=_text(told.get("value") or ""),
        reason=_text(told.get("reason") or "")[:_LONGEST],
        polygon=_polygon(told.get("polygon") or []),
    )


def _place(value: Any) -> int:
    return IN_PRINTED_ORDER if value == IN_PRINTED_ORDER else _number(value)


def _polygon(corners: Any) -> tuple[Point, ...]:
    if len(corners) > _MOST_CORNERS:
        raise ValueError(len(corners))
    return tuple((_fraction(x), _fraction(y)) for x, y in corners)


def _fraction(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise TypeError(value)
    return float(value)


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
        raise TypeError(value)
    return value


def _number_or_none(value: Any) -> int | None:
    return None if value is None else _number(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    # without halves of characters and NUL, which no database keeps
    return value.replace("\0", "").encode("utf-8", "ignore").decode()
