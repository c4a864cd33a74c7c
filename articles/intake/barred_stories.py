"""What may not go online, or not yet, when its page comes again and divides its text otherwise.

A corrected page may cut such a story in two, or give a paragraph of it to another one. What then has its
text is kept back alike, and doubted, until somebody has looked. The import does not know whether the
other one may go: the same page beside it may say so, its blocks have no numbers that two readings share,
and words alone are compared. So it errs to the side that can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Value, When
from django.utils.translation import gettext as _

from articles.desk import print_reasons, revisions
from articles.desk.barred import bars_of, is_barred_alike
from articles.desk.normalization import make_doubt
from articles.intake.candidates import Candidate
from articles.intake.matching import PART, SHORTEST_PART, letters_of, runs_of
from articles.intake.three_way_merge import MergedStory
from articles.models import Article, State
from articles.models.doubt_codes import KEPT_BACK
from articles.story import Story
from articles.web.refusals import RefusedError

# letters of a paragraph below which it tells nothing: a signature or a line such as “据新华社电” stands in many stories
TELLING = 8


@dataclass(frozen=True)
class _Barred:
    """A story that is kept back, as it was before this import; `left`: letters of paragraphs that it has no longer."""

    article: Article
    runs: frozenset[str]
    left: frozenset[str]

    def has(self, paragraph: str) -> bool:
        """A long paragraph is told by most of its runs, a short one by all its letters and that it went from here."""
        runs = runs_of(paragraph)
        if len(runs) < SHORTEST_PART:
            return letters_of(paragraph) in self.left
        return len(runs & self.runs) >= PART * len(runs)


# The stories whose text an incoming one has, by its index
BarredText = Mapping[int, tuple[Article, ...]]


def barred_text(merged: Sequence[MergedStory], candidates: Sequence[Candidate]) -> BarredText:
    """Which of the merged stories have text of one that is kept back, and are not kept back themselves.

    Raises RefusedError where such a one is online.
    """
    kept_back = list(_kept_back(merged, candidates))
    found: dict[int, tuple[Article, ...]] = {}
    for index, one in enumerate(merged) if kept_back else ():
        target = one.candidate.article if one.candidate else None
        barring = tuple(each.article for each in kept_back if _has_text_of(each, one))
        if not barring or (target and is_barred_alike(target, bars_of(barring))):
            continue
        if target and target.state == State.PUBLISHED:
            raise _refusal(barring[0], target)
        found[index] = barring
    return found


def with_doubts(merged: Sequence[MergedStory], found: BarredText) -> list[MergedStory]:
    """The same, with a doubt for each that is kept back by this."""
    return [
        _doubted(one, found[index]) if index in found else one
        for index, one in enumerate(merged)
    ]


def keep_back(articles: Sequence[Article], found: BarredText) -> None:
    """Bar them as strictly as those whose text they have. `articles`: what became of the merged stories, in order."""
    for index, barring in found.items():
        bars = bars_of(barring)
        row = articles[index]
        if row.expires_at and bars.get("live_at", row.expires_at) >= row.expires_at:
            bars = {"print_only": True}  # it would end before it may begin
        was_online = When(state_before_bin=State.PUBLISHED, then=Value(State.WITHDRAWN))
        before = Case(was_online, default="state_before_bin")
        rows = Article.everything.filter(pk=row.pk)
        rows.update(**bars, state_before_bin=before)
        print_reasons.hand_on(row.pk, barring)


def _kept_back(
    merged: Sequence[MergedStory], candidates: Iterable[Candidate]
) -> Iterator[_Barred]:
    now = {one.candidate.article.pk: one.story.story for one in merged if one.candidate}
    for candidate in candidates:
        article = candidate.article
        if not bars_of([article]):
            continue
        before = {*_paragraphs(candidate.story), *_paragraphs(revisions.story_of(article))}
        standing = _paragraphs(now.get(article.pk, Story()))
        left = set(map(letters_of, before)) - set(map(letters_of, standing))
        telling = frozenset(each for each in left if len(each) >= TELLING)
        yield _Barred(article, frozenset().union(*map(runs_of, before)), telling)


def _has_text_of(barred: _Barred, one: MergedStory) -> bool:
    """Whether it has a paragraph of that one which it did not have before."""
    own = one.candidate
    if own and own.article.pk == barred.article.pk:
        return False
    had = set(map(letters_of, _paragraphs(own.story))) if own else set()
    new = (each for each in _paragraphs(one.story.story) if letters_of(each) not in had)
    return any(barred.has(each) for each in new)


def _paragraphs(story: Story) -> list[str]:
    return [each.text for each in story.body] + [each.caption for each in story.pictures]


def _doubted(one: MergedStory, barring: Sequence[Article]) -> MergedStory:
    doubt = make_doubt(KEPT_BACK, title=barring[0].title)
    return replace(one, story=replace(one.story, doubts=(*one.story.doubts, doubt)))


def _refusal(barred: Article, online: Article) -> RefusedError:
    reason: Any = _(
        "The page gives text of “%(barred)s”, which is not to go online, or not yet, to “%(online)s”, which is online."
    )
    help_ = _(
        "Withdraw that one, or decide that the other may go online; then import the page again."
    )
    return RefusedError(reason % {"barred": barred, "online": online}, help_, help_)
