"""What the front page's script asks to be done, as JSON, and the verb of the desk that does it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.admin.base import LONGEST_NUMBER
from articles.admin.retrying import NOTHING_DONE
from articles.desk import flashes, front_pages, transactions
from articles.desk.flashes import FlashError
from articles.desk.front_pages import FrontPageError, StaleFrontPageError
from articles.desk.normalization import storable
from articles.models import Article, Issue

_MOST = 10**LONGEST_NUMBER
_LONGEST = 200  # keys in one message

Answer = tuple[HTTPStatus, dict[str, Any]]


def answer_of(issue: Issue, request: HttpRequest) -> Answer:
    try:
        told = json.loads(request.body)
        work = _WORK[told["do"]](issue, told, request.user)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _refused(
            HTTPStatus.BAD_REQUEST, _("This is nothing that can be done on a front page.")
        )
    try:
        return HTTPStatus.OK, work() or {}
    except (FrontPageError, FlashError) as error:
        return _refused(HTTPStatus.BAD_REQUEST, str(error))
    except PermissionDenied as error:
        return _refused(HTTPStatus.FORBIDDEN, str(error))
    except StaleFrontPageError as error:
        return HTTPStatus.CONFLICT, {"conflict": _done_since(error)}
    except OperationalError as error:
        if not transactions.is_conflict(error):
            raise
        return _refused(HTTPStatus.SERVICE_UNAVAILABLE, str(NOTHING_DONE))


def _refused(status: HTTPStatus, sentence: str) -> Answer:
    return status, {"error": sentence}


def _done_since(error: StaleFrontPageError) -> dict[str, Any]:
    """By whom, when, and what stands there now: the first of it."""
    last = error.last
    if last is None:
        return {"by": "", "at": "", "what": []}
    order = last.values["order"][:3]
    stories = Article.everything.in_bulk(order)
    user = last.made_by
    return {
        "by": (user.get_full_name() or user.get_username()) if user else "",
        "at": date_format(timezone.localtime(last.made_at), "H:i"),
        "what": [
            f"{place} {stories[pk]}" for place, pk in enumerate(order, 1) if pk in stories
        ],
    }


Work = Callable[[], dict[str, Any] | None]


def _set(issue: Issue, told: Mapping[str, Any], user: Any) -> Work:
    order, version = _numbers(told["order"]), _number(told["version"])

    def work() -> dict[str, Any]:
        done = front_pages.set_front_page(issue, order, version, user)
        return {"is_merged": done.is_merged}

    return work


def _flash(_issue: Issue, told: Mapping[str, Any], user: Any) -> Work:
    text, hours = str(storable(str(told["text"]))), _number(told["hours"])
    article = told.get("article")
    story = Article.objects.filter(pk=_number(article)).first() if article else None

    def work() -> None:
        flashes.begin_flash(text, hours, story, user)

    return work


def _end_flash(_issue: Issue, told: Mapping[str, Any], user: Any) -> Work:
    pk, version = _number(told["flash"]), _number(told["version"])

    def work() -> None:
        flashes.end_flash(pk, version, user)

    return work


def _order_flashes(_issue: Issue, told: Mapping[str, Any], user: Any) -> Work:
    order = _numbers(told["order"])
    return lambda: flashes.order_flashes(order, user)


_WORK: Mapping[str, Callable[[Issue, Mapping[str, Any], Any], Work]] = {
    "set": _set,
    "flash": _flash,
    "end_flash": _end_flash,
    "order_flashes": _order_flashes,
}


def _numbers(value: Any) -> list[int]:
    if not isinstance(value, list) or len(value) > _LONGEST:
        raise TypeError(value)
    return [_number(each) for each in value]


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
        raise TypeError(value)
    return value
