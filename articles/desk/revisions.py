"""Revisions: articles as they were, recorded and compared. The one home of the mapping from
rows to a Story.

A Version is a Story together with its body's HTML, because a Story's paragraphs are plain text
and an editor's links, tables and emphasis are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils.translation import gettext

from articles.desk.worked_out import WorkedOut
from articles.models import Article, Revision
from articles.models.bulk import insert_many
from articles.story import (
    CHANGEABLE,
    COLUMNS,
    Credit,
    Region,
    Story,
    StoryPicture,
    story_from_dict,
    story_to_dict,
)
from articles.text import richtext


@dataclass(frozen=True)
class Version:
    """A story with its body as clean HTML; `story.body` holds the same text as plain paragraphs."""

    story: Story
    body: str = ""

    def value(self, field: str) -> Any:
        """The field's value for a comparison. Pictures lose their region: no editor can change it."""
        if field == "pictures":
            return tuple(replace(picture, region=None) for picture in self.story.pictures)
        return self.body if field == "body" else getattr(self.story, field)


def story_of(article: Article) -> Story:
    """The article with its section, bylines, pictures and regions as a Story.

    Images are names in the media; regions name their page by its sequence.
    """
    return Story(
        **{name: getattr(article, name) for name in COLUMNS},
        section=article.section.name if article.section else "",
        bylines=credits_of(article.bylines),
        body=richtext.to_paragraphs(article.body),
        pictures=tuple(_picture(picture) for picture in article.pictures.all()),
        regions=tuple(_region(region) for region in article.regions.all()),
        source_ref=article.source_ref or "",
    )


def current_version(article: Article) -> Version:
    """The article as its rows are now."""
    return Version(story_of(article), richtext.clean(article.body))


def stored_version(revision: Revision) -> Version:
    """The article as it was at that revision."""
    return Version(story_from_dict(revision.story), revision.body)


def changed_fields(one: Version, other: Version) -> frozenset[str]:
    """The names of the CHANGEABLE fields in which two versions differ."""
    return frozenset(field for field in CHANGEABLE if one.value(field) != other.value(field))


def last_imported_versions(articles: Iterable[Article | int]) -> dict[int, Version]:
    """By article pk, what the page said at the last import. Articles that no import made are missing."""
    revisions = Revision.objects.filter(article__in=articles, is_import=True).order_by("number")
    return {revision.article_id: stored_version(revision) for revision in revisions}


def record_revision(article: Article, user: Any = None, reason: str = "") -> Revision:
    """Record the article's rows, as they are in the database, as its next revision. Call it after saving."""
    return record_revisions([article], user, reason)[0]


@transaction.atomic
def record_revisions(
    articles: Iterable[Article],
    user: Any = None,
    reason: str = "",
) -> list[Revision]:
    """The same for many articles; the revisions are in order of the articles' pk."""
    pks = [article.pk for article in articles]
    numbers = _next_numbers(pks)
    articles = list(Article.everything.filter(pk__in=pks).order_by("pk").for_revisions())
    said = _said_by(articles)
    return Revision.objects.bulk_create(
        _revision_saying(row, numbers[row.pk], said[row.pk], made_by=user, reason=reason)
        for row in articles
    )


def record_known(
    articles: Iterable[Article], digests: Mapping[int, str], user: Any, reason: str
) -> None:
    """The same for articles whose rows are locked and have these digests (`derived.row_digests`). Two queries."""
    said, numbers = _SAID.of(digests), _numbers(digests)
    insert_many(
        [
            _revision_saying(row, numbers[row.pk], said[row.pk], made_by=user, reason=reason)
            for row in articles
        ]
    )


def work_out(digests: Mapping[int, str]) -> None:
    """What the next revisions of these articles will say, so that it is at hand where a lock waits for it."""
    _SAID.of(digests)


# The fields of a revision that follow from the rows of the article's text
_Said = dict[str, Any]


def _said_by(rows: Iterable[Article]) -> dict[int, _Said]:
    """By article pk, for articles loaded `for_revisions`."""
    return {row.pk: _said(row, current_version(row)) for row in rows}


def _said(article: Article, version: Version) -> _Said:
    return {
        "story": story_to_dict(version.story),
        "body": version.body,
        "corrections": _corrections_of(article),
    }


def _said_anew(pks: Iterable[int]) -> dict[int, _Said]:
    return _said_by(Article.everything.for_revisions().filter(pk__in=list(pks)))


_SAID = WorkedOut(_said_anew)


@dataclass(frozen=True)
class RecordedChange:
    """An article, its corrections loaded, as it was before a change (None: it was not there) and as it is."""

    article: Article
    before: Version | None
    now: Version
    reason: str = ""


def record_changes(changes: Iterable[RecordedChange], user: Any = None) -> None:
    """Record what became of articles, in two queries for all of them.

    What an article was before is recorded, too, where no revision says it.
    """
    changes = list(changes)
    last = _last_revisions(change.article.pk for change in changes)
    found: list[Revision] = []
    for change in changes:
        known = last.get(change.article.pk)
        number = known.number if known else 0
        before = change.before
        if known and before and changed_fields(before, stored_version(known)):
            number += 1
            words = gettext("As it stood before")
            found.append(_revision(change.article, number, before, reason=words))
        facts = {"made_by": user, "reason": change.reason}
        found.append(_revision(change.article, number + 1, change.now, **facts))
    Revision.objects.bulk_create(found)


def _last_revisions(pks: Iterable[int]) -> dict[int, Revision]:
    newest = Revision.objects.filter(article=OuterRef("article")).order_by("-number")
    rows = Revision.objects.filter(article__in=list(pks), pk=Subquery(newest.values("pk")[:1]))
    return {row.article_id: row for row in rows.order_by()}


def record_unrecorded(article: Article) -> None:
    """Before the article is changed: what stands in its rows and in no revision, however it came there.

    Its rows are locked. One without any revision, as from a shell, has nothing to be compared with.
    """
    last = article.revisions.order_by("-number").first()
    if last is None:
        return
    stored = Article.everything.for_revisions().get(pk=article.pk)
    if changed_fields(current_version(stored), stored_version(last)):
        record_revision(article, reason=gettext("As it stood before"))


def says(revision: Revision, article: Article) -> bool:
    """Whether the revision has the article, which was loaded `for_revisions`, as its rows are now."""
    is_same = not changed_fields(current_version(article), stored_version(revision))
    return is_same and revision.corrections == _corrections_of(article)


def saying_now(pks: list[int], user: Any, reason: str) -> dict[int, Revision]:
    """By article pk, the last revision, which has the article as its rows are now: recorded where none has.

    The articles' rows are locked.
    """
    found: dict[int, Revision] = {}
    for revision in Revision.objects.filter(article__in=pks).order_by("article", "number"):
        found[revision.article_id] = revision
    rows = Article.everything.for_revisions().filter(pk__in=pks).order_by("pk")
    unsaid = [row for row in rows if row.pk not in found or not says(found[row.pk], row)]
    recorded = record_revisions(unsaid, user, reason) if unsaid else []
    return found | {revision.article_id: revision for revision in recorded}


def keep_corrections(article: Article, user: Any = None) -> None:
    """Before corrections are changed or deleted: a revision that has them, unless the last one has."""
    last = article.revisions.order_by("-number").first()
    if last is None or last.corrections != _corrections_of(article):
        record_revision(article, user)


@transaction.atomic
def record_import(
    article: Article, version: Version, user: Any = None, reason: str = ""
) -> Revision:
    """Record what the imported page said as the next revision, even where the row keeps an
    editor's text.

    It is the base of the next import's three-way merge.
    """
    number = _next_numbers([article.pk])[article.pk]
    revision = _revision(article, number, version, made_by=user, reason=reason, is_import=True)
    revision.save(force_insert=True)
    return revision


def _next_numbers(pks: list[int]) -> dict[int, int]:
    """By article pk. The articles' rows stay locked until the transaction ends: no two savers take one number."""
    Article.everything.filter(pk__in=pks).lock()
    return _numbers(pks)


def _numbers(pks: Iterable[int]) -> dict[int, int]:
    """The same of articles that are locked."""
    pks = list(pks)
    revisions = Revision.objects.filter(article__in=pks).order_by()
    last = revisions.values_list("article").annotate(Max("number"))
    return dict.fromkeys(pks, 1) | {pk: number + 1 for pk, number in last}


def _revision(article: Article, number: int, version: Version, **facts: Any) -> Revision:
    return _revision_saying(article, number, _said(article, version), **facts)


def _revision_saying(article: Article, number: int, said: _Said, **facts: Any) -> Revision:
    note = article.withdrawal_note
    return Revision(article=article, number=number, withdrawal_note=note, **said, **facts)


def _corrections_of(article: Article) -> list[dict[str, str]]:
    return [
        {"text": each.text, "made_at": each.made_at.isoformat()}
        for each in article.corrections.all()
    ]


def credits_of(lines: Any) -> tuple[Credit, ...]:
    """The rows of a relation to CreditLine."""
    return tuple(
        Credit(line.contributor.name, line.role, line.contributor.agency)
        for line in lines.all()
    )


def _region(row: Any) -> Region:
    return Region(row.page.sequence, tuple((x, y) for x, y in row.polygon))


def _picture(row: Any) -> StoryPicture:
    return StoryPicture(
        caption=row.caption,
        caption_printed=row.caption_printed,
        credits=credits_of(row.credits),
        image=row.photo.known_as if row.photo else "",
        region=Region.of_box(row.page.sequence, row.region)
        if row.page and row.region
        else None,
    )
