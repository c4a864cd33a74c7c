"""What was printed beside what is online (见报稿与网稿), as values: of one story and of a whole issue.

Before a story is published, its text as it is now stands in the place of the one online.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.desk import print_reasons, revisions
from articles.desk.print_reasons import STORY, OnRecord, PrintDifference, digest_of
from articles.desk.printed_texts import BarredStory, printed_texts
from articles.desk.revisions import Version
from articles.models import Article, PrintReason, State

from .compared import ComparedField, Side, SideWords, compare_snapshots
from .snapshots import PICTURE, ArticleExtras, SnapshotField, article_snapshots

WHOLE = PrintDifference(STORY, "")  # before it is known what of it


class PrintStanding(StrEnum):
    """How a story stands in print and online."""

    SAME = "same"
    CHANGED = "changed"
    PRINT_ONLY = "print-only"
    WEB_ONLY = "web-only"
    OFFLINE = "offline"

    @property
    def words(self) -> str:
        return {
            PrintStanding.SAME: pgettext("print and online", "the same"),
            PrintStanding.CHANGED: pgettext("print and online", "changed"),
            PrintStanding.PRINT_ONLY: pgettext("print and online", "in print only"),
            PrintStanding.WEB_ONLY: pgettext("print and online", "online only"),
            PrintStanding.OFFLINE: pgettext("print and online", "not online"),
        }[self]


@dataclass(frozen=True)
class FieldBesidePrint:
    """A field in which the two differ, and what is on record of it, the newest first.

    `left_out`, `put_in`: characters of print alone and of the web alone; `pictures`: the same of pictures.
    """

    field: ComparedField
    difference: PrintDifference
    record: tuple[OnRecord, ...]
    left_out: int
    put_in: int
    pictures: tuple[int, int]

    @property
    def written(self) -> OnRecord | None:
        """The reason that somebody has written down last."""
        return next((said for said in self.record if said.source == "written"), None)

    @property
    def is_misread(self) -> bool:
        """Print said what is online, and the reading something else: nobody has changed the story."""
        return self.written is not None and self.written.kind == PrintReason.ReasonKind.READING

    @property
    def reasons(self) -> list[OnRecord]:
        return [said for said in self.record if said.is_reason]

    @property
    def is_explained(self) -> bool:
        """A correction says itself why it is there."""
        return bool(self.reasons) or self.field.name == "corrections"

    @property
    def size(self) -> str:
        """−3 +5, and pictures."""
        signs = (("−", self.left_out), ("+", self.put_in))
        said = [f"{sign}{count}" for sign, count in signs if count]
        gone, new = self.pictures
        if gone:
            said.append(_("pictures −%(count)d") % {"count": gone})
        if new:
            said.append(_("pictures +%(count)d") % {"count": new})
        return " ".join(said) or _("set otherwise")


@dataclass(frozen=True)
class StoryBesidePrint:
    """`is_printed`: its page says something of it. `record`: what is on record of the whole
    story's not being there.
    """

    article: Article
    is_printed: bool
    changed: tuple[FieldBesidePrint, ...] = ()
    same: tuple[ComparedField, ...] = ()
    difference: PrintDifference = WHOLE
    record: tuple[OnRecord, ...] = ()

    @property
    def standing(self) -> PrintStanding:
        if self.article.state != State.PUBLISHED:
            return (
                PrintStanding.PRINT_ONLY if self.article.print_only else PrintStanding.OFFLINE
            )
        if not self.is_printed:
            return PrintStanding.WEB_ONLY
        return PrintStanding.CHANGED if self.edited else PrintStanding.SAME

    @property
    def edited(self) -> list[FieldBesidePrint]:
        """Fields that somebody has changed; not those that were misread."""
        return [one for one in self.changed if not one.is_misread]

    @property
    def is_absent(self) -> bool:
        """Whether one of the two is missing altogether, which takes a reason of its own."""
        return self.standing in (PrintStanding.PRINT_ONLY, PrintStanding.WEB_ONLY) or (
            self.standing == PrintStanding.OFFLINE and self.article.state != State.DRAFT
        )

    @property
    def reasons(self) -> list[OnRecord]:
        """Of the whole story first, then field by field; each once."""
        said = [*self.record, *(each for one in self.edited for each in one.reasons)]
        return list({(one.words, one.at): one for one in said}.values())

    @property
    def is_explained(self) -> bool:
        absent = not self.is_absent or bool(self.record or self.article.withdrawal_note)
        return absent and all(one.is_explained for one in self.edited)

    @property
    def left_out(self) -> int:
        return sum(one.left_out for one in self.edited)

    @property
    def put_in(self) -> int:
        return sum(one.put_in for one in self.edited)


@dataclass(frozen=True)
class IssueBesidePrint:
    """All stories of an issue in print order; `barred`: what was printed and is no article, as
    it may not go online.
    """

    stories: tuple[StoryBesidePrint, ...]
    barred: tuple[BarredStory, ...] = ()


def side_words(article: Article) -> SideWords:
    if article.state == State.PUBLISHED:
        return SideWords(_("In print:"), _("Online:"), _("not in print"), _("not online"))
    return SideWords(
        _("In print:"), _("As it is now:"), _("not in print"), _("no longer there")
    )


def story_beside_print(pk: int) -> StoryBesidePrint:
    """Also what is the same in both. A binned one that was never printed is none online either."""
    (article,) = _loaded([pk])
    said = printed_texts([pk]).versions
    printed = {key: _as_readers_see(version) for key, version in said.items()}
    compared = _compared([article], printed) if pk in printed else {}
    (story,) = _with_record([article], printed, compared)
    return story


def beside_print(pks: Collection[int]) -> IssueBesidePrint:
    """Of these articles; of the bin those that were printed. Some twenty queries, however many there are."""
    articles = _loaded(pks)
    printed = printed_texts([article.pk for article in articles])
    versions = {pk: _as_readers_see(version) for pk, version in printed.versions.items()}
    shown = [one for one in articles if one.state != State.BINNED or one.pk in versions]
    differing = [one for one in shown if one.pk in versions and _differs(one, versions[one.pk])]
    stories = _with_record(shown, versions, _compared(differing, versions))
    return IssueBesidePrint(tuple(stories), printed.barred)


def _loaded(pks: Collection[int]) -> list[Article]:
    rows = Article.everything.filter(pk__in=pks).for_revisions().in_page_order()
    return list(rows)


def _online(article: Article) -> Version:
    return _as_readers_see(revisions.current_version(article))


def _as_readers_see(version: Version) -> Version:
    """Without the whole line under each picture as it was printed: its caption and credits say it."""
    pictures = (replace(each, caption_printed="") for each in version.story.pictures)
    return replace(version, story=replace(version.story, pictures=tuple(pictures)))


def _differs(article: Article, printed: Version) -> bool:
    now = _online(article)
    return bool(article.corrections.all() or revisions.changed_fields(printed, now))


# Of an article: each field of both, and the digest of what both say
_Compared = list[tuple[ComparedField, PrintDifference]]


def _compared(
    articles: Sequence[Article], printed: Mapping[int, Version]
) -> dict[int, _Compared]:
    """By article pk. One query, for the photos of all."""
    states = []
    for article in articles:
        corrections = [{"text": each.text} for each in article.corrections.all()]
        now = _online(article)
        states += [(printed[article.pk], ArticleExtras()), (now, ArticleExtras(corrections))]
    snapshots = article_snapshots(states) if states else []
    pairs = zip(snapshots[::2], snapshots[1::2], strict=True)
    return {article.pk: _fields(*pair) for article, pair in zip(articles, pairs, strict=True)}


def _fields(one: Sequence[SnapshotField], other: Sequence[SnapshotField]) -> _Compared:
    before = {field.name: field.value for field in one}
    after = {field.name: field.value for field in other}
    return [
        (
            field,
            PrintDifference(
                field.name, digest_of(field.name, before[field.name], after[field.name])
            ),
        )
        for field in compare_snapshots(one, other)
        if field.name != "withdrawal_note" and (field.stretches or field.is_changed)
    ]


def _with_record(
    articles: Sequence[Article],
    printed: Mapping[int, Version],
    compared: Mapping[int, _Compared],
) -> list[StoryBesidePrint]:
    stories = [
        StoryBesidePrint(
            article,
            article.pk in printed,
            tuple(
                _besides(*each) for each in compared.get(article.pk, ()) if each[0].is_changed
            ),
            tuple(
                field
                for field, _difference in compared.get(article.pk, ())
                if not field.is_changed
            ),
        )
        for article in articles
    ]
    stories = [replace(one, difference=_of_whole(one)) for one in stories]
    record = print_reasons.on_record(
        {
            one.article.pk: [one.difference, *(each.difference for each in one.changed)]
            for one in stories
            if one.changed or one.is_absent
        }
    )
    return [_recorded(one, record) for one in stories]


def _recorded(
    story: StoryBesidePrint, record: Mapping[tuple[int, str], Sequence[OnRecord]]
) -> StoryBesidePrint:
    pk = story.article.pk
    changed = tuple(
        replace(one, record=tuple(record.get((pk, one.field.name), ())))
        for one in story.changed
    )
    return replace(story, changed=changed, record=tuple(record.get((pk, STORY), ())))


def _of_whole(story: StoryBesidePrint) -> PrintDifference:
    return PrintDifference(STORY, digest_of(STORY, story.is_printed, story.standing.value))


def _besides(field: ComparedField, difference: PrintDifference) -> FieldBesidePrint:
    rows = field.changed_rows
    ones = [row.one for row in rows if row.one]
    others = [row.other for row in rows if row.other]
    return FieldBesidePrint(
        field,
        difference,
        (),
        sum(side.own_characters for side in ones),
        sum(side.own_characters for side in others),
        (_pictures(ones), _pictures(others)),
    )


def _pictures(sides: Iterable[Side]) -> int:
    return sum(side.kind == PICTURE for side in sides)
