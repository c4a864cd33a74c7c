"""What an issue or a story lacks to go live, from the moment at which it is scheduled.

What stands on the board as a reason that holds the issue is here one by one, so that a story can
be held alone. A lack of a page or a file is of no story: it holds the issue, or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.sign_off import sign_offs
from articles.models import Article, Hold, Issue, Page, PageDoubt, State
from articles.presenting.issue_board import links
from articles.presenting.issue_board.coverage import coverage_of
from articles.presenting.issue_board.figures import LastImport, last_imports
from articles.presenting.issue_board.night_files import refused_files
from articles.presenting.issue_board.numbering import as_printed, missing_pages
from articles.presenting.issue_board.open_doubts import open_doubts


class LackCode(StrEnum):
    MISSING_PAGE = "missing page"
    REFUSED_FILE = "refused file"
    NO_NUMBER = "no number"
    PAGE_DOUBT = "page doubt"
    LEFTOVER = "leftover"
    DOUBT = "doubt"
    DROPPED = "dropped"
    UNSIGNED = "unsigned"


@dataclass(frozen=True)
class Lack:
    """`subject` lacks what `words` say, and it is mended at `url`, an address of the desk.

    `article`, `page`: keys of what it is about; `file`: the name of a file. `is_apart`: of a story
    with a time of its own, which its issue does not wait for.
    """

    code: LackCode
    subject: str
    words: str
    url: str
    article: int | None = None
    page: int | None = None
    file: str = ""
    is_apart: bool = False

    def __str__(self) -> str:
        return _("%(subject)s: %(words)s") % {"subject": self.subject, "words": self.words}


@dataclass(frozen=True)
class Held:
    """What lacks keep from going live: the `whole` issue, or these articles, by their keys."""

    whole: bool = False
    articles: frozenset[int] = frozenset()


def held_by(issue: Issue, lacks: Iterable[Lack]) -> Held:
    """What these lacks of the issue hold, as the desk has said of it (`Issue.hold`)."""
    lacks = list(lacks)
    own = frozenset(lack.article for lack in lacks if lack.article is not None)
    counted = [lack for lack in lacks if not lack.is_apart]
    return Held(issue.hold == Hold.ISSUE and bool(counted), own)


def lacks_of(issue: Issue) -> tuple[Lack, ...]:
    """The gravest first: pages that are not there, files, pages, stories that are to come.

    Stories that are printed only lack nothing. About fifteen queries, however many stories there are.
    """
    pages = list(issue.pages.order_by("sequence"))
    imports = last_imports(pages)
    stories = list(_to_come(Article.objects.filter(page__issue=issue)))
    return tuple(
        chain(
            _missing(issue, pages),
            _refused(issue, imports.values()),
            _of_pages(issue, pages, imports),
            _of_stories(stories),
        )
    )


def lacks_of_articles(pks: Iterable[int]) -> dict[int, tuple[Lack, ...]]:
    """By key, what each of these articles lacks that lacks anything. Six queries at most."""
    offline = Article.objects.filter(pk__in=list(pks)).exclude(state=State.PUBLISHED)
    found: dict[int, tuple[Lack, ...]] = {}
    for lack in _of_stories(list(_columns(offline))):
        if lack.article is not None:
            found[lack.article] = (*found.get(lack.article, ()), lack)
    return found


def _to_come(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Drafts that will go online."""
    return _columns(articles.filter(state=State.DRAFT, print_only=False))


def _columns(articles: QuerySet[Article]) -> QuerySet[Article]:
    columns = ("headline", "body", "page", "live_at", "dropped_at", "state")
    return articles.only(*columns).order_by("page__sequence", "position", "pk")


def _missing(issue: Issue, pages: Sequence[Page]) -> Iterator[Lack]:
    numbers = [page.number for page in pages]
    for one in missing_pages(numbers):
        number = as_printed(one, numbers)
        yield Lack(
            LackCode.MISSING_PAGE,
            _("Page %(number)s") % {"number": number},
            _("has not come in"),
            f"{links.board_url(issue)}#pages",
        )


def _refused(issue: Issue, imports: Iterable[LastImport]) -> Iterator[Lack]:
    is_newest = not Issue.objects.after(issue).exists()
    came = [imported.made_at for imported in imports]
    for record in refused_files(issue, came, is_newest):
        yield Lack(
            LackCode.REFUSED_FILE,
            record.file_name,
            _("was refused"),
            links.import_url(record),
            file=record.file_name,
        )


def _of_pages(
    issue: Issue, pages: Sequence[Page], imports: Mapping[int, LastImport]
) -> Iterator[Lack]:
    doubts = open_doubts(issue)
    coverage = coverage_of(imports)
    for page in pages:
        covered = coverage.get(page.pk)
        if not page.number:
            words = _("nothing says which page it is")
            yield _of_page(LackCode.NO_NUMBER, page, words, links.page_form_url(page))
        for words in doubts.on(page.pk).of_itself:
            yield _of_page(LackCode.PAGE_DOUBT, page, words, links.doubts_url(page))
        if covered and not covered.is_whole:
            words = _("text is left over")
            yield _of_page(LackCode.LEFTOVER, page, words, links.leftovers_url(page))


def _of_page(code: LackCode, page: Page, words: str, url: str) -> Lack:
    return Lack(code, page.label, words, url, page=page.pk)


def _of_stories(stories: Sequence[Article]) -> Iterator[Lack]:
    pks = [story.pk for story in stories]
    doubts = _doubts_of(pks)
    states = sign_offs(pks)
    for story in stories:
        if story.dropped_at is not None:
            words = _("print has withdrawn it: decide what becomes of it")
            yield _of_story(LackCode.DROPPED, story, words)
        elif doubts[story.pk]:
            words = ngettext("%(count)d open doubt", "%(count)d open doubts", doubts[story.pk])
            yield _of_story(LackCode.DOUBT, story, words % {"count": doubts[story.pk]})
        if not states[story.pk].is_complete:
            yield _of_story(LackCode.UNSIGNED, story, states[story.pk].missing)


def _of_story(code: LackCode, story: Article, words: str) -> Lack:
    return Lack(
        code,
        _("“%(title)s”") % {"title": story.title},
        words,
        links.story_on_page_url(story.page_id, story.pk),
        article=story.pk,
        page=story.page_id,
        is_apart=story.live_at is not None,
    )


def _doubts_of(pks: Sequence[int]) -> Mapping[int, int]:
    rows = PageDoubt.objects.open().filter(article__in=pks)
    return Counter(rows.values_list("article", flat=True))
