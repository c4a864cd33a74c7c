"""A page on the board: its numbers and what is said of it, each with the place that it leads to."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.presenting.issue_board.board import BoardPage, IssueBoard, MissingPage
from articles.presenting.issue_board.coverage import PageCoverage
from articles.presenting.issue_board.links import (
    doubts_url,
    leftovers_url,
    page_form_url,
    page_url,
    stories_url,
    story_on_page_url,
)
from articles.presenting.issue_board.usual import Difference

from .signed_stories import LevelCount, SignedStories

MOST_NOTES = 3  # that a page shows at once


@dataclass(frozen=True)
class BoardLine:
    """Words that lead somewhere; `tone`: "doubt" where they want doing, else ""."""

    words: str
    url: str
    tone: str = ""


@dataclass(frozen=True)
class PageCell:
    """`share`: what of the page is in stories or known to be in none, as "99.9"; "" where nothing was imported.

    `levels`: how far it is signed, where the desk signs.
    """

    page: BoardPage
    url: str
    figures: tuple[BoardLine, ...]
    notes: tuple[BoardLine, ...]
    more_notes: tuple[BoardLine, ...]
    share: str
    state: str
    state_words: str
    levels: tuple[LevelCount, ...]


@dataclass(frozen=True)
class MissingCell:
    number: str
    is_usual: bool


def cells_of(board: IssueBoard, signed: SignedStories) -> list[PageCell | MissingCell]:
    return [
        MissingCell(cell.number, cell.is_usual)
        if isinstance(cell, MissingPage)
        else _page_cell(cell, signed)
        for cell in board.cells
    ]


def _page_cell(page: BoardPage, signed: SignedStories) -> PageCell:
    state, words = _state(page)
    notes = tuple(_notes(page))
    return PageCell(
        page,
        page_url(page.row),
        tuple(_figures(page)),
        notes[:MOST_NOTES],
        notes[MOST_NOTES:],
        percent(page.coverage) if page.coverage and not page.is_picture else "",
        state,
        words,
        signed.counts(page.stories),
    )


def _state(page: BoardPage) -> tuple[str, str]:
    if not page.stories:
        return "empty", _("no stories")
    if not page.drafts and all(story.is_print_only for story in page.stories):
        return "online", _("print only")
    if not page.drafts:
        return "online", _("online") if page.online else _("withdrawn")
    if page.online:
        return "partly", _("partly online")
    return "draft", _("drafts")


def _figures(page: BoardPage) -> Iterator[BoardLine]:
    key = page.row.pk
    stories = len(page.stories)
    if stories:
        words = ngettext("%(count)d article", "%(count)d articles", stories)
        yield BoardLine(words % {"count": stories}, page_url(page.row))
    if page.drafts and page.online:
        words = ngettext("%(count)d draft", "%(count)d drafts", page.drafts)
        url = stories_url(page=key, state__exact="draft")
        yield BoardLine(words % {"count": page.drafts}, url)
    if page.doubts:
        words = ngettext("%(count)d doubt", "%(count)d doubts", page.doubts)
        yield BoardLine(words % {"count": page.doubts}, doubts_url(page.row), "doubt")
    if page.coverage and page.coverage.blocks:
        blocks = page.coverage.blocks
        words = ngettext("%(count)d block left over", "%(count)d blocks left over", blocks)
        yield BoardLine(words % {"count": blocks}, leftovers_url(page.row), "doubt")
    if page.dropped:
        words = ngettext(
            "%(count)d withdrawn by print", "%(count)d withdrawn by print", page.dropped
        )
        url = stories_url(page=key, print="withdrawn")
        yield BoardLine(words % {"count": page.dropped}, url, "doubt")


def _notes(page: BoardPage) -> Iterator[BoardLine]:
    url = page_url(page.row)
    if not page.row.number:
        yield BoardLine(_("Which page is it?"), page_form_url(page.row), "doubt")
    if page.is_picture:
        yield BoardLine(_("A picture only: no text was found"), url, "doubt")
    for note in page.doubted.of_itself:
        yield BoardLine(note, doubts_url(page.row), "doubt")
    for difference in page.differences:
        yield BoardLine(in_words(difference), _place_of(difference, page))


def in_words(difference: Difference) -> str:
    return _(difference.message) % dict(difference.arguments)


def _place_of(difference: Difference, page: BoardPage) -> str:
    if difference.story is None:
        return page_url(page.row)
    return story_on_page_url(page.row.pk, difference.story)


def percent(coverage: PageCoverage) -> str:
    """Rounded down, so that 100 means every character."""
    share = math.floor(coverage.share * 1000) / 10
    return f"{share:.0f}" if share == 100 else f"{share:.1f}"
