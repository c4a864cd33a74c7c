"""At which level somebody would sign a story now, and why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.desk import revisions
from articles.desk.review_levels import ReviewLevels, stored_levels
from articles.desk.rights import Rights, rights_of
from articles.desk.sign_off import SignOff, sign_offs
from articles.models import Article, ImportRecord
from articles.models.page_doubt import has_open_doubts


@dataclass(frozen=True)
class OwnLevel:
    """At which level somebody would sign a story: 0 for none, and then why. `printed`: by which file the levels
    below were signed on paper, "" where people sign them.
    """

    level: int = 0
    reason: str = ""
    printed: str = ""


@dataclass(frozen=True)
class _Reader:
    """Somebody who signs, and what the desk asks of him."""

    user: Any
    rights: Rights
    levels: ReviewLevels

    @classmethod
    def of(cls, user: Any, held: Rights | None, levels: ReviewLevels | None) -> _Reader:
        levels = levels or stored_levels()
        return cls(user, held or rights_of(user, levels), levels)

    def own_level(self, article: Article, sign_off: SignOff, printed: str) -> OwnLevel:
        """`printed`: the file's SHA-256 where the story equals the print."""
        following = sign_off.next
        if following is None:
            return OwnLevel(reason=_("signed at every level"))
        level, evidence = following.number, ""
        if printed and level < self.levels.printed:
            level, evidence = min(self.levels.printed, self.levels.count), printed
        elsewhere = sign_off.signed_by(self.user.pk)
        if elsewhere and elsewhere.number != level:
            said = _("you have signed it at another level: %(level)s")
            return OwnLevel(reason=said % {"level": elsewhere.name})
        if not self.rights.may_sign(level, article.section_id):
            said = _("it waits for %(level)s")
            return OwnLevel(reason=said % {"level": self.levels.name(level)})
        return OwnLevel(level, printed=evidence)


def own_levels(
    articles: Iterable[Article],
    user: Any,
    states: Mapping[int, SignOff] | None = None,
    held: Rights | None = None,
    levels: ReviewLevels | None = None,
    doubted: Collection[int] | None = None,
) -> dict[int, OwnLevel]:
    """By article pk, at which level `user` would sign it now.

    `states`: theirs, `held`: the rights of `user`, `levels`: the desk's, where the caller has them.
    `doubted`: those of them that have open doubts; given only with articles that were loaded `for_revisions`.
    """
    articles = list(articles)
    pks = [article.pk for article in articles]
    reader = _Reader.of(user, held, levels)
    if not reader.levels.count or user is None:
        return dict.fromkeys(pks, OwnLevel(reason=_("stories are not signed here")))
    states = sign_offs(pks, reader.levels) if states is None else states
    files: dict[int, str] = {}
    if reader.levels.printed > 1:
        is_whole = doubted is not None
        whole = articles if is_whole else Article.objects.for_revisions().filter(pk__in=pks)
        files = _printed_files(whole, doubted)
    return {
        article.pk: reader.own_level(article, states[article.pk], files.get(article.pk, ""))
        for article in articles
    }


def with_open_doubts(pks: Sequence[int]) -> set[int]:
    rows = Article.objects.filter(has_open_doubts(), pk__in=pks)
    return set(rows.order_by().values_list("pk", flat=True))


def _printed_files(rows: Iterable[Article], doubted: Collection[int] | None) -> dict[int, str]:
    """By article pk, the file of those that are as it was printed and have no open doubts."""
    articles = {row.pk: row for row in rows if not row.corrections.all()}
    for pk in with_open_doubts(list(articles)) if doubted is None else doubted:
        articles.pop(pk, None)
    imported = revisions.last_imported_versions(articles)
    same = {
        pk: articles[pk].page_id
        for pk, version in imported.items()
        if not revisions.changed_fields(revisions.current_version(articles[pk]), version)
    }
    records = ImportRecord.objects.filter(page__in=same.values(), result="imported")
    files = dict(records.exclude(sha256="").order_by("made_at").values_list("page", "sha256"))
    return {pk: files[page] for pk, page in same.items() if page in files}
