"""What readers saw at a moment (`as it stood at 2026-11-20 09:00`): of a story, and of all stories of an issue.

It comes from the rows that `desk.public_states` writes and nothing changes. Of times before there
were any, the log says whether a story was online, and its revisions what it said: that is told apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.desk import signed_texts
from articles.desk.revisions import stored_version
from articles.formats import signed_text
from articles.formats.signed_text import SignedCorrection, SignedPicture, SignedStory
from articles.models import (
    Article,
    Event,
    FrontOrder,
    Issue,
    PublicState,
    Revision,
    RowRevision,
    State,
)

ONLINE = (Event.Verb.PUBLISHED, Event.Verb.PUT_BACK)
OFFLINE = (
    Event.Verb.WITHDRAWN,
    Event.Verb.FOLLOWED_PRINT,
    Event.Verb.EXPIRED,
    Event.Verb.BINNED,
)


@dataclass(frozen=True)
class StoodStory:
    """A story as it stood at `at`, from `since` until `until` (None: no end is known).

    `text` is what readers saw; None where the story was offline, and they found `note`, or where
    nothing had ever been there: then there is no `since`. `is_derived`: nobody had written it down
    then, it follows from the log and the revisions. `issue`: the key of the one in which it stood;
    `is_deleted`: the article is gone since.
    """

    article: int
    at: datetime.datetime
    title: str
    text: SignedStory | None = None
    note: str = ""
    why: str = ""
    by_name: str = ""
    sha256: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    until_why: str = ""
    page: str = ""
    order: tuple[int, ...] = ()
    is_derived: bool = False
    issue: int = 0
    is_deleted: bool = False

    @property
    def is_online(self) -> bool:
        return self.text is not None

    @property
    def was_withdrawn(self) -> bool:
        return self.text is None and self.since is not None

    @property
    def was_not_yet(self) -> bool:
        return self.since is None


@dataclass(frozen=True)
class StoodIssue:
    """`front`: those that the desk had put on the front page, the lead first, those of other issues among them."""

    issue: Issue
    at: datetime.datetime
    stories: tuple[StoodStory, ...] = ()
    front: tuple[StoodStory, ...] = field(default=())

    @property
    def online(self) -> int:
        return sum(story.is_online for story in self.stories)


def story_at(article: Article, at: datetime.datetime) -> StoodStory:
    return _stood([article], at)[article.pk]


def story_now(article: Article) -> StoodStory:
    """As its rows are now, whatever was written down."""
    now = timezone.now()
    if article.state == State.PUBLISHED:
        text = signed_texts.texts_of([article.pk])[article.pk]
        digest = signed_text.sha256_of(text)
        stood = StoodStory(article.pk, now, article.title, text=signed_text.read(text))
        return replace(stood, sha256=digest, since=article.published_at)
    since = article.updated_at if article.published_at else None
    note = article.withdrawal_note if since else ""
    return StoodStory(article.pk, now, article.title, note=note, since=since)


def issue_at(issue: Issue, at: datetime.datetime) -> StoodIssue:
    """The stories that stood in it then, and those that stand in it now and had no reader then, in the order of its
    pages. Those that are deleted since are among them.
    """
    places = _front_at(issue, at)
    stood = _stood_by_key(_concerned(issue, at) | set(places), at)
    here = [story for story in stood.values() if story.issue == issue.pk]
    stories = sorted(here, key=lambda story: (*story.order, story.article))
    front = [stood[pk] for pk in places if pk in stood]
    return StoodIssue(issue, at, tuple(stories), tuple(front))


def _concerned(issue: Issue, at: datetime.datetime) -> set[int]:
    """The keys of all articles that stood in it at some time until then, or stand in it now."""
    rows = PublicState.objects.filter(issue=issue, at__lte=at).order_by()
    now = Article.everything.filter(page__issue=issue).order_by()
    return {*rows.values_list("article", flat=True), *now.values_list("pk", flat=True)}


def moments_of(article: Article) -> list[PublicState]:
    """All that was written down of it, the latest first."""
    return list(article.public_states.select_related("text").order_by("-at", "-pk"))


def is_written_down(article: Article) -> bool:
    """Whether the last row is how the story stands: what was changed by no verb of the desk, is in none."""
    now = story_now(article)
    last = article.public_states.order_by("-at", "-pk").first()
    return last is None or (last.text_id or "", last.note) == (now.sha256, now.note)


def _stood(articles: Sequence[Article], at: datetime.datetime) -> dict[int, StoodStory]:
    """By article pk."""
    return _stood_by_key([article.pk for article in articles], at)


def _stood_by_key(pks: Collection[int], at: datetime.datetime) -> dict[int, StoodStory]:
    """By article pk. Of what is deleted, what was written down, and nothing where nothing was."""
    articles = Article.everything.select_related("page__issue").in_bulk(pks)
    rows = _last_rows(PublicState.objects.filter(article__in=pks), at)
    later = _next_rows(pks, at)
    found = {}
    for pk in sorted({*articles, *rows}):
        row = rows.get(pk)
        stood = _of_row(row, at) if row else _before_there_were_rows(articles[pk], at)
        is_deleted = pk not in articles
        found[pk] = replace(_with_end(stood, later.get(pk)), is_deleted=is_deleted)
    return found


def _last_rows(rows: QuerySet[PublicState], at: datetime.datetime) -> dict[int, PublicState]:
    chosen = rows.filter(at__lte=at).select_related("text")
    return {row.article_id: row for row in chosen.order_by("at", "pk")}


def _next_rows(pks: Iterable[int], at: datetime.datetime) -> dict[int, PublicState]:
    rows = PublicState.objects.filter(article__in=list(pks), at__gt=at)
    return {row.article_id: row for row in rows.order_by("-at", "-pk")}


def _with_end(stood: StoodStory, row: PublicState | None) -> StoodStory:
    if row is None:
        return stood
    return replace(stood, until=row.at, until_why=row.why_words)


def _of_row(row: PublicState, at: datetime.datetime) -> StoodStory:
    return StoodStory(
        article=row.article_id,
        at=at,
        title=row.title,
        text=signed_text.read(row.text.text) if row.text else None,
        note=row.note,
        why=row.why_words,
        by_name=row.by_name,
        sha256=row.text_id or "",
        since=row.at,
        page=row.page_in_words,
        order=(row.page_sequence, row.position),
        issue=row.issue_id,
    )


def _before_there_were_rows(article: Article, at: datetime.datetime) -> StoodStory:
    page = article.page
    order = (page.sequence, article.position)
    place = {"page": page.label, "order": order, "issue": page.issue_id}
    nothing = StoodStory(article.pk, at, article.title, **place)
    if article.published_at is None or article.published_at > at:
        return nothing
    said = Q(verb__in=[*ONLINE, *OFFLINE], kind=Article._meta.label_lower, row=article.pk)
    event = Event.objects.filter(said, at__lte=at).order_by("-at", "-pk").first()
    since = event.at if event else article.published_at
    derived = replace(nothing, since=since, is_derived=True)
    if event is not None:
        derived = replace(derived, why=str(event.get_verb_display()), by_name=event.by)
    revision = _revision_at(article, at)
    if event is not None and event.verb in OFFLINE:
        return replace(derived, note=revision.withdrawal_note if revision else "")
    return replace(derived, text=_text_of(revision) if revision else _text_now(article))


def _revision_at(article: Article, at: datetime.datetime) -> Revision | None:
    """What the desk had saved last; what an import brought and the desk did not take over, is not it."""
    rows = article.revisions.filter(made_at__lte=at, is_import=False).order_by("-number")
    return rows.first() or article.revisions.filter(made_at__lte=at).order_by("-number").first()


def _text_of(revision: Revision) -> SignedStory:
    version = stored_version(revision)
    corrections = (
        SignedCorrection(each["text"], datetime.datetime.fromisoformat(each["made_at"]))
        for each in revision.corrections
    )
    pictures = (SignedPicture(each.caption, each.credits) for each in version.story.pictures)
    return SignedStory(
        version.story,
        section=version.story.section,
        body=version.body,
        pictures=tuple(pictures),
        corrections=tuple(corrections),
    )


def _text_now(article: Article) -> SignedStory:
    """No revision says otherwise."""
    return signed_text.read(signed_texts.texts_of([article.pk])[article.pk])


def _front_at(issue: Issue, at: datetime.datetime) -> dict[int, int]:
    """By article pk, its place on the front page as the desk had arranged it then, from 1."""
    kind = FrontOrder._meta.label_lower
    rows = RowRevision.objects.filter(kind=kind, row=issue.pk, made_at__lte=at)
    last = rows.order_by("-number").first()
    order = last.values.get("order", ()) if last else ()
    return {pk: place for place, pk in enumerate(order, 1)}
