"""How far a story is signed: which levels have, on what, and what is missing before it may go online."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.desk import clearances, signed_texts
from articles.desk.review_levels import ReviewLevels, stored_levels
from articles.formats.signed_text import sha256_of
from articles.models import Article, SentBack, Signature


class SigningError(Exception):
    """Something cannot be signed, or not go online unsigned. The message is a sentence for the desk."""


@dataclass(frozen=True)
class SignedLevel:
    """A level of the desk, and its valid signature. `is_current`: on the text as it is now."""

    number: int
    name: str
    signature: Signature | None = None
    is_current: bool = False

    @property
    def is_changed(self) -> bool:
        """签后有改动."""
        return self.signature is not None and not self.is_current


@dataclass(frozen=True)
class SignOff:
    """A story's. `sent_back`: the last time, unless it is over. `text`: the SHA-256 of what would be signed now, ""
    where nobody asked for it.
    """

    levels: tuple[SignedLevel, ...] = ()
    sent_back: SentBack | None = None
    text: str = ""

    @property
    def next(self) -> SignedLevel | None:
        """The level that has to sign next; the last one again where the text is no longer what it signed."""
        unsigned = next((level for level in self.levels if level.signature is None), None)
        if unsigned or not self.levels or self.levels[-1].is_current:
            return unsigned
        return self.levels[-1]

    @property
    def is_complete(self) -> bool:
        """Whether it may go online; also where the desk has no levels."""
        return self.next is None

    @property
    def has_changed(self) -> bool:
        return any(level.is_changed for level in self.levels)

    @property
    def missing(self) -> str:
        """In words; "" where nothing is."""
        names = [level.name for level in self.levels if level.signature is None]
        if names:
            return not_signed(names)
        if self.next:
            return _("changed after %(level)s had signed") % {"level": self.next.name}
        return ""

    def signed_by(self, user_pk: int) -> SignedLevel | None:
        """The level at which this person has signed it."""
        return next(
            (one for one in self.levels if one.signature and one.signature.by_id == user_pk),
            None,
        )


def not_signed(levels: Iterable[str]) -> str:
    """In words, by the names of the levels."""
    return _("not signed: %(levels)s") % {"levels": _(", ").join(levels)}


def sign_offs(
    pks: Iterable[int],
    levels: ReviewLevels | None = None,
    digests: Mapping[int, str] | None = None,
) -> dict[int, SignOff]:
    """By article pk. One query where the desk has no levels, three where nothing is signed.

    `levels`: the desk's, and `digests`: of what would be signed of all these articles, where they are known.
    """
    pks = list(pks)
    levels = levels or stored_levels()
    if not levels.count:
        return dict.fromkeys(pks, SignOff())
    signatures = valid_signatures(pks)
    if digests is None:
        digests = signed_texts.digests_of(signatures)
    open_rows = SentBack.objects.filter(article__in=pks, closed_at=None)
    sent_back = {row.article_id: row for row in open_rows.select_related("by", "to")}
    return {
        pk: SignOff(
            _levels(levels, signatures.get(pk, {}), digests.get(pk, "")),
            sent_back.get(pk),
            digests.get(pk, ""),
        )
        for pk in pks
    }


def require_signed(pks: Iterable[int], texts: Mapping[int, str] | None = None) -> None:
    """Raises SigningError for the first of these articles that may not go online as it is now.

    `texts`: what would be signed of them now, where it is known.
    """
    pks = list(pks)
    cleared = _cleared(pks, texts)
    unsigned = next((pk for pk in pks if pk not in cleared), None)
    if unsigned is not None:
        article = Article.everything.get(pk=unsigned)
        missing = sign_offs([article.pk])[article.pk].missing
        words = _("“%(title)s” cannot go online: %(missing)s.")
        raise SigningError(words % {"title": article, "missing": missing})


def ready(articles: Iterable[Article]) -> list[Article]:
    """Those that may go online as they are now."""
    articles = list(articles)
    cleared = _cleared([article.pk for article in articles])
    return [article for article in articles if article.pk in cleared]


def _cleared(pks: list[int], known: Mapping[int, str] | None = None) -> set[int]:
    """Those of these articles whose SignOff is complete; the database lets them online then. It loads none of what an
    editor would be shown: an issue's lock waits for it.
    """
    last = stored_levels().count
    if not last:
        return set(pks)
    valid = Signature.objects.valid().filter(article__in=pks, level__lte=last)
    signed: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for pk, level, text in valid.values_list("article", "level", "signed"):
        signed[pk][level] = text
    all_levels = [pk for pk in pks if len(signed[pk]) == last]
    texts = (
        signed_texts.digests_of(all_levels)
        if known is None
        else {pk: sha256_of(known[pk]) for pk in all_levels if pk in known}
    )
    complete = {pk: texts[pk] for pk in all_levels if texts.get(pk) == signed[pk][last]}
    clearances.restore(complete)
    return set(complete)


def valid_signatures(pks: Iterable[int]) -> dict[int, dict[int, Signature]]:
    """By article pk and level; articles without any are missing."""
    found: defaultdict[int, dict[int, Signature]] = defaultdict(dict)
    rows = Signature.objects.valid().filter(article__in=list(pks)).order_by("level")
    for row in rows.select_related("by", "revision", "article"):
        found[row.article_id][row.level] = row
    return dict(found)


def _levels(
    levels: ReviewLevels, signatures: dict[int, Signature], digest: str
) -> tuple[SignedLevel, ...]:
    return tuple(
        SignedLevel(number, name, row, row is not None and row.signed_id == digest)
        for number, name in enumerate(levels.names, 1)
        for row in [signatures.get(number)]
    )
