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

from articles.desk.offline_stories import OfflineStory, offline_on_board, offline_stories
from articles.desk.review_levels import ReviewLevels
from articles.models import Article, Hold, ImportRecord, Issue, Page, PageDoubt, State
from articles.presenting.issue_board import links
from articles.presenting.issue_board.figures import StoryOnDesk
from articles.presenting.issue_board.issue_facts import IssueFacts, facts_of
from articles.presenting.issue_board.night_files import refused_files
from articles.presenting.issue_board.numbering import as_printed, missing_pages
from articles.presenting.issue_board.signatures import NO_SIGNATURES, IssueSignatures


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


@dataclass(frozen=True)
class Known:
    """Of an issue, what somebody has asked for already; None of what nobody has. `refused`: the files of its night;
    `stories`: all that it has; `signatures` of these, at the desk's `levels`.
    """

    facts: IssueFacts
    refused: Sequence[ImportRecord] | None = None
    stories: Sequence[StoryOnDesk] | None = None
    levels: ReviewLevels | None = None
    signatures: IssueSignatures = NO_SIGNATURES


def lacks_of(issue: Issue, known: Known | None = None) -> tuple[Lack, ...]:
    """The gravest first: pages that are not there, files, pages, stories that are to come.

    Stories that are printed only lack nothing. About thirteen queries, however many stories there
    are; none where all is `known`, unless a text was written anew behind its last signature.
    """
    known = known or Known(facts_of(issue))
    refused = _refused_of(issue, known.facts) if known.refused is None else known.refused
    return tuple(
        chain(
            _missing(issue, known.facts.pages),
            _refused(refused),
            _of_pages(known.facts),
            _of_stories(_to_come(issue, known)),
        )
    )


def _refused_of(issue: Issue, facts: IssueFacts) -> list[ImportRecord]:
    came = [imported.made_at for imported in facts.imports.values()]
    return refused_files(issue, came, is_newest=not Issue.objects.after(issue).exists())


def lacks_of_articles(pks: Iterable[int]) -> dict[int, tuple[Lack, ...]]:
    """By key, what each of these articles lacks that lacks anything. Six queries at most."""
    offline = Article.objects.filter(pk__in=list(pks)).exclude(state=State.PUBLISHED)
    found: dict[int, tuple[Lack, ...]] = {}
    stories = list(_columns(offline))
    doubts = _doubts_of(story.pk for story in stories)
    for lack in _of_stories(offline_stories(stories, doubts)):
        if lack.article is not None:
            found[lack.article] = (*found.get(lack.article, ()), lack)
    return found


def _to_come(issue: Issue, known: Known) -> Iterator[OfflineStory]:
    """Drafts that will go online."""
    if known.stories is not None and known.levels is not None:
        return offline_on_board(known.stories, known.levels, known.signatures)
    drafts = Article.objects.filter(page__issue=issue, state=State.DRAFT, print_only=False)
    return offline_stories(list(_columns(drafts)), known.facts.doubts.of_stories)


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


def _refused(files: Iterable[ImportRecord]) -> Iterator[Lack]:
    for record in files:
        yield Lack(
            LackCode.REFUSED_FILE,
            record.file_name,
            _("was refused"),
            links.import_url(record),
            file=record.file_name,
        )


def _of_pages(facts: IssueFacts) -> Iterator[Lack]:
    for page in facts.pages:
        covered = facts.coverage.get(page.pk)
        if not page.number:
            words = _("nothing says which page it is")
            yield _of_page(LackCode.NO_NUMBER, page, words, links.page_form_url(page))
        for words in facts.doubts.on(page.pk).of_itself:
            yield _of_page(LackCode.PAGE_DOUBT, page, words, links.doubts_url(page))
        if covered and not covered.is_whole:
            words = _("text is left over")
            yield _of_page(LackCode.LEFTOVER, page, words, links.leftovers_url(page))


def _of_page(code: LackCode, page: Page, words: str, url: str) -> Lack:
    return Lack(code, page.label, words, url, page=page.pk)


def _of_stories(stories: Iterable[OfflineStory]) -> Iterator[Lack]:
    for story in stories:
        if story.is_dropped:
            words = _("print has withdrawn it: decide what becomes of it")
            yield _of_story(LackCode.DROPPED, story, words)
        elif story.doubts:
            words = ngettext("%(count)d open doubt", "%(count)d open doubts", story.doubts)
            yield _of_story(LackCode.DOUBT, story, words % {"count": story.doubts})
        if story.unsigned:
            yield _of_story(LackCode.UNSIGNED, story, story.unsigned)


def _of_story(code: LackCode, story: OfflineStory, words: str) -> Lack:
    return Lack(
        code,
        _("“%(title)s”") % {"title": story.title},
        words,
        links.story_on_page_url(story.page, story.pk),
        article=story.pk,
        page=story.page,
        is_apart=story.is_apart,
    )


def _doubts_of(pks: Iterable[int]) -> Mapping[int, int]:
    rows = PageDoubt.objects.open().filter(article__in=list(pks))
    return Counter(rows.values_list("article", flat=True))
