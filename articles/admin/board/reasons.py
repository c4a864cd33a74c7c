"""What keeps an issue, or is worth a look: in words, each with the place where it is mended."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from articles.models import ImportRecord
from articles.presenting.issue_board.board import BoardPage, IssueBoard, MissingPage
from articles.presenting.issue_board.figures import StoryOnDesk
from articles.presenting.issue_board.links import (
    doubts_url,
    issue_url,
    leftovers_url,
    page_form_url,
    stories_url,
    story_on_page_url,
)
from articles.presenting.issue_board.verdict import Reason

from .signed_stories import SignedStories

# Places on the board itself
PAGES, REFUSED = "#pages", "#refused"
MOST_NAMED = 6  # pages or numbers in one sentence


def reasons(
    board: IssueBoard, refused: Sequence[ImportRecord], signed: SignedStories
) -> Iterator[Reason]:
    """The gravest first."""
    pages = board.pages
    return chain(
        _missing([one for one in board.missing if not one.is_usual]),
        _refused(refused),
        _unnumbered([page for page in pages if not page.row.number]),
        _doubts(board),
        _leftovers([page for page in pages if page.coverage and not page.coverage.is_whole]),
        _dropped(board),
        _unsigned(signed.unsigned(board.stories)),
        _usually_there([one for one in board.missing if one.is_usual]),
        _numbering(board),
        _pictures([page for page in pages if page.is_picture]),
        _unusual([page for page in pages if page.differences]),
    )


def _missing(missing: Sequence[MissingPage]) -> Iterator[Reason]:
    if missing:
        words = ngettext(
            "page %(pages)s is missing", "pages %(pages)s are missing", len(missing)
        )
        yield Reason(words % {"pages": _listed(one.number for one in missing)}, PAGES)


def _refused(refused: Sequence[ImportRecord]) -> Iterator[Reason]:
    if refused:
        words = ngettext(
            "%(count)d file was refused", "%(count)d files were refused", len(refused)
        )
        yield Reason(words % {"count": len(refused)}, REFUSED)


def _unnumbered(pages: Sequence[BoardPage]) -> Iterator[Reason]:
    if pages:
        words = ngettext(
            "nothing says which page %(count)d page is",
            "nothing says which pages %(count)d pages are",
            len(pages),
        )
        yield Reason(words % {"count": len(pages)}, page_form_url(pages[0].row))


def _doubts(board: IssueBoard) -> Iterator[Reason]:
    if board.doubts:
        words = ngettext("%(count)d open doubt", "%(count)d open doubts", board.doubts)
        first = next(page for page in board.pages if page.doubts)
        yield Reason(words % {"count": board.doubts}, doubts_url(first.row))


def _leftovers(pages: Sequence[BoardPage]) -> Iterator[Reason]:
    if pages:
        words = _("text left over on %(pages)s")
        yield Reason(words % {"pages": _labels(pages)}, leftovers_url(pages[0].row))


def _dropped(board: IssueBoard) -> Iterator[Reason]:
    if board.dropped:
        words = ngettext(
            "%(count)d story that print has withdrawn",
            "%(count)d stories that print has withdrawn",
            board.dropped,
        )
        url = stories_url(issue=board.issue.pk, print="withdrawn")
        yield Reason(words % {"count": board.dropped}, url)


def _unsigned(stories: Sequence[StoryOnDesk]) -> Iterator[Reason]:
    if stories:
        words = ngettext(
            "%(count)d story is not signed at every level",
            "%(count)d stories are not signed at every level",
            len(stories),
        )
        first = stories[0]
        url = story_on_page_url(first.page, first.figures.pk)
        yield Reason(words % {"count": len(stories)}, url)


def _usually_there(missing: Sequence[MissingPage]) -> Iterator[Reason]:
    if missing:
        words = ngettext(
            "page %(pages)s, which each issue has, has not come in",
            "pages %(pages)s, which each issue has, have not come in",
            len(missing),
        )
        numbers = _listed(one.number for one in missing)
        yield Reason(words % {"pages": numbers}, PAGES, holds=False)


def _numbering(board: IssueBoard) -> Iterator[Reason]:
    if board.lacks_number:
        yield Reason(_("the issue has no running number"), issue_url(board.issue), holds=False)
    if board.missing_issues:
        first, last = board.missing_issues
        numbers = str(first) if first == last else f"{first}–{last}"
        words = ngettext(
            "No. %(numbers)s is missing before it",
            "Nos. %(numbers)s are missing before it",
            last - first + 1,
        )
        yield Reason(words % {"numbers": numbers}, issue_url(board.issue), holds=False)


def _pictures(pages: Sequence[BoardPage]) -> Iterator[Reason]:
    if pages:
        words = ngettext(
            "%(pages)s is a picture only", "%(pages)s are pictures only", len(pages)
        )
        yield Reason(words % {"pages": _labels(pages)}, PAGES, holds=False)


def _unusual(pages: Sequence[BoardPage]) -> Iterator[Reason]:
    count = sum(len(page.differences) for page in pages)
    if count:
        words = ngettext(
            "%(count)d thing is not as usual", "%(count)d things are not as usual", count
        )
        yield Reason(words % {"count": count}, f"#page-{pages[0].row.pk}", holds=False)


def _labels(pages: Sequence[BoardPage]) -> str:
    return _listed(str(page.row.label) for page in pages)


def _listed(names: Iterable[str]) -> str:
    """Such as 3、5、7; of many, the first ones."""
    names = list(names)
    listed = pgettext("between names in a list", ", ").join(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return listed
    return _("%(names)s and others") % {"names": listed}
