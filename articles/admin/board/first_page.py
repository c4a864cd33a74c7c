"""What the desk's first page shows: one issue's board, and below it what waits for whoever looks."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.issue_schedule import GoingLive, live_of
from articles.admin.rights import rights_for
from articles.desk import open_forms
from articles.desk.loop_state import loop_state
from articles.desk.readiness import Known
from articles.desk.review_levels import ReviewLevels, stored_levels
from articles.intake.limits import LIMITS
from articles.models import ImportRecord
from articles.presenting.issue_board.board import IssueBoard, issue_board
from articles.presenting.issue_board.choice import ChosenIssue, chosen_issue
from articles.presenting.issue_board.links import board_url
from articles.presenting.issue_board.night_files import imports_under_way, refused_files
from articles.presenting.issue_board.verdict import Outcome, verdict_on
from articles.presenting.open_letters import open_letters

from .at_work import people_at_work
from .cells import cells_of
from .my_work import Worker, my_work
from .reasons import reasons
from .signed_stories import SignedStories, signed_stories

_SENTENCES = {
    Outcome.EMPTY: _("No story has come in yet."),
    Outcome.HELD: _("This issue cannot go yet."),
    Outcome.READY: _("This issue can go."),
    Outcome.ONLINE: _("This issue is online."),
}


def first_page(request: HttpRequest) -> dict[str, Any]:
    """Empty for somebody who may not see articles but for letters."""
    user = request.user
    facts: dict[str, Any] = {}
    if user.has_perm("articles.view_letter"):
        facts["letters"] = open_letters()
    if not user.has_perm("articles.view_article"):
        return facts
    chosen = chosen_issue(request.GET.get("issue", ""), request.GET.get("date", ""))
    board = issue_board(chosen.issue, chosen.before) if chosen.issue else None
    refused = _refused(request, chosen, board)
    levels = stored_levels()
    held = rights_for(request, levels)
    signed = signed_stories(board.issue, levels) if board else SignedStories()
    stories = board.stories if board else ()
    forms = list(open_forms.at_work(user))
    worker = Worker(user, held, board.issue.pk if board else None)
    unsaved = sum(form.is_unsaved for form in forms)
    may_upload = _may_upload(request)
    jobs = imports_under_way() if may_upload else []
    return facts | {
        "chosen": chosen,
        "board": board,
        **(_verdict(board, refused or [], signed) if board else {}),
        "cells": cells_of(board, signed) if board else [],
        "levels": signed.counts(stories),
        "live": _live(request, board, _known(board, refused, levels, signed))
        if board
        else None,
        "refused": refused or [],
        "may_upload": may_upload,
        "upload_endings": " ".join(LIMITS),
        "jobs": jobs,
        "is_moving": any(job.is_moving for job in jobs),
        "my_work": my_work(worker, stories, signed, unsaved),
        "people": people_at_work(request, forms),
        "loop": loop_state(),
        "leaves": _leaves(chosen),
    }


def _leaves(chosen: ChosenIssue) -> dict[str, str]:
    """Where the issues before and behind it are; "" where there is none."""
    return {
        "previous": board_url(chosen.previous) if chosen.previous else "",
        "next": board_url(chosen.next) if chosen.next else "",
    }


def _verdict(
    board: IssueBoard, refused: list[ImportRecord], signed: SignedStories
) -> dict[str, Any]:
    found = reasons(board, refused, signed)
    verdict = verdict_on(board.online + board.drafts, board.online, found)
    return {"verdict": verdict, "sentence": _SENTENCES[verdict.outcome]}


def _known(
    board: IssueBoard,
    refused: list[ImportRecord] | None,
    levels: ReviewLevels,
    signed: SignedStories,
) -> Known:
    return Known(board.facts, refused, board.stories, levels, signed.found)


def _live(request: HttpRequest, board: IssueBoard, known: Known) -> GoingLive:
    is_all_online = bool(board.online) and not board.drafts
    return live_of(request, board.issue, known=known, is_all_online=is_all_online)


def _refused(
    request: HttpRequest, chosen: ChosenIssue, board: IssueBoard | None
) -> list[ImportRecord] | None:
    """None for who may not see what came in."""
    if not request.user.has_perm("articles.view_importrecord"):
        return None
    pages = board.pages if board else ()
    came = [page.imported.made_at for page in pages if page.imported]
    return refused_files(chosen.issue, came, chosen.next is None)


def _may_upload(request: HttpRequest) -> bool:
    records = admin.site._registry.get(ImportRecord)
    return records is not None and records.may_upload(request)
