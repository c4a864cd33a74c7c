"""The sign-off sheet (审签单) as values: who has signed each story, when, what, and what has changed after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.desk import signed_texts
from articles.desk.own_level import OwnLevel, own_levels
from articles.desk.review_levels import stored_levels
from articles.desk.sign_off import SignOff, sign_offs
from articles.models import Article, SentBack, Signature

SHOWN_OF_SUM = 12  # characters of a SHA-256 that are read; the whole one is the title


@dataclass(frozen=True)
class SheetSignature:
    """A signature with the name of its level, which the desk may have named anew since."""

    row: Signature
    level: str
    is_changed: bool

    @property
    def digest(self) -> str:
        return str(self.row.signed_id)[:SHOWN_OF_SUM]

    @property
    def evidence(self) -> str:
        return self.row.evidence[:SHOWN_OF_SUM]


@dataclass(frozen=True)
class SheetStory:
    """`signatures` in the order in which they were given, void ones too; `sent_back` the last one first; `seen` is the
    SHA-256 of the text as it is now.
    """

    article: Article
    state: SignOff
    own: OwnLevel
    signatures: tuple[SheetSignature, ...]
    sent_back: tuple[SentBack, ...]
    seen: str

    @property
    def own_name(self) -> str:
        """Of the level at which the reader of the sheet would sign; "" for none."""
        names = [level.name for level in self.state.levels if level.number == self.own.level]
        return names[0] if names else ""


@dataclass(frozen=True)
class SignOffSheet:
    stories: tuple[SheetStory, ...]
    level_names: tuple[str, ...]

    @property
    def complete(self) -> int:
        return sum(story.state.is_complete for story in self.stories)

    @property
    def mine(self) -> int:
        """How many wait for the reader of the sheet."""
        return sum(bool(story.own.level) for story in self.stories)


def sheet_of(articles: QuerySet[Article], user: Any) -> SignOffSheet:
    rows = list(articles.select_related("page__issue", "section").in_page_order())
    pks = [row.pk for row in rows]
    levels = stored_levels()
    # once, for all that asks for them
    now = signed_texts.digests_of(pks) if levels.count else {}
    states = sign_offs(pks, levels, now)
    own = own_levels(rows, user, states, levels=levels)
    signatures = _by_article(Signature.objects.filter(article__in=pks).order_by("at", "pk"))
    returned = _by_article(
        SentBack.objects.filter(article__in=pks).select_related("by", "to").order_by("-pk")
    )
    stories = tuple(
        SheetStory(
            row,
            states[row.pk],
            own[row.pk],
            _signatures(signatures.get(row.pk, ()), states[row.pk]),
            tuple(returned.get(row.pk, ())),
            now.get(row.pk, ""),
        )
        for row in rows
    )
    names = tuple(level.name for level in next(iter(states.values()), SignOff()).levels)
    return SignOffSheet(stories, names)


def _by_article(rows: Iterable[Any]) -> Mapping[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.article_id].append(row)
    return found


def _signatures(rows: Iterable[Signature], state: SignOff) -> tuple[SheetSignature, ...]:
    names = {level.number: level.name for level in state.levels}
    changed = {
        level.signature.pk for level in state.levels if level.signature and level.is_changed
    }
    return tuple(
        SheetSignature(row, names.get(row.level, str(row.level)), row.pk in changed)
        for row in rows
    )
