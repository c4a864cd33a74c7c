"""Who may do what with which stories.

A permission, mostly a group's, says what somebody does at the paper; rows of SectionRight say in
which sections. Whoever may edit may not thereby publish; and to change what is online is to
publish, because readers see it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.desk.review_levels import ReviewLevels, stored_levels
from articles.models import Article, Page, SectionRight, State

NOWHERE: frozenset[int | None] = frozenset()
_NOBODY = Q(pk__in=[])


class Right(StrEnum):
    """By the permission that it takes."""

    EDIT = "articles.change_article"
    SIGN = "articles.sign_article"
    SIGN_SECOND = "articles.sign_second"
    SIGN_THIRD = "articles.sign_third"
    PUBLISH = "articles.publish_article"
    PREVIEW = "articles.add_previewlink"


# By level, from the first
SIGNING = (Right.SIGN, Right.SIGN_SECOND, Right.SIGN_THIRD)
_COLUMNS = {
    Right.EDIT: "may_edit",
    **dict.fromkeys(SIGNING, "may_sign"),
    Right.PUBLISH: "may_publish",
    Right.PREVIEW: "may_edit",  # who may not edit there shows nobody its drafts
}

_NOT_EVERYWHERE = _("That takes the right to publish in all sections.")
_REFUSED = _("You may not do this with “%(title)s”.")


class RightsError(PermissionDenied):
    """Somebody wants to do what he may not. The message says what, for the desk."""


@dataclass(frozen=True)
class Rights:
    """What somebody may do: rights that hold in all sections, and others with the keys of their
    sections, None among them for the stories that have none.

    `levels`: at how many the desk signs its stories.
    """

    everywhere: frozenset[Right] = frozenset()
    sections: Mapping[Right, frozenset[int | None]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    levels: int = 0

    def has(self, right: Right) -> bool:
        """Whether it holds anywhere."""
        return right in self.everywhere or bool(self.sections.get(right))

    def holds(self, right: Right, section: int | None) -> bool:
        """Whether it holds for stories of this section, a key."""
        return right in self.everywhere or section in self.sections.get(right, NOWHERE)

    def where(self, right: Right) -> Q:
        """The articles for which it holds."""
        if right in self.everywhere:
            return Q()
        keys: frozenset[int | None] = self.sections.get(right, NOWHERE)
        named = [key for key in keys if key is not None]
        without = Q(section=None) if None in keys else _NOBODY
        return Q(section__in=named) | without

    def may_put(self, article: Article, section: int | None) -> bool:
        """Whether the article may stand in this section, a key, by this person's hand."""
        is_online = State.PUBLISHED in (article.state, article.state_before_bin)
        return self.holds(Right.EDIT, section) and (
            not is_online or self.may_change_online(section)
        )

    def may_change_online(self, section: int | None) -> bool:
        """Where stories are signed, whoever changes what is online signs it by that, at the last level."""
        signs = not self.levels or self.may_sign(self.levels, section)
        return self.holds(Right.PUBLISH, section) and signs

    def may_sign(self, level: int, section: int | None) -> bool:
        return self.holds(SIGNING[level - 1], section)

    def signs_at(self, section: int | None, count: int) -> int:
        """The highest of `count` levels at which this person may sign such stories; 0 for none."""
        levels = (level for level in range(count, 0, -1) if self.may_sign(level, section))
        return next(levels, 0)

    def may_change(self, article: Article) -> bool:
        return self.may_put(article, article.section_id)


EVERYTHING = Rights(frozenset(Right))


def rights_of(user: Any, levels: ReviewLevels | None = None) -> Rights:
    """Two queries, and none for a superuser or for None, which is a command; one less with the desk's `levels`."""
    if user is None or (user.is_active and user.is_superuser):
        return EVERYTHING
    given = frozenset(right for right in Right if user.has_perm(right))
    if not given:
        return Rights()
    count = (levels or stored_levels()).count
    rows = list(SectionRight.objects.filter(user=user.pk).order_by())
    if not rows:
        return Rights(given, levels=count)
    sections = {
        right: frozenset(row.section_id for row in rows if getattr(row, _COLUMNS[right]))
        for right in given
    }
    return Rights(sections=MappingProxyType(sections), levels=count)


def require_change(user: Any, articles: Iterable[Article]) -> None:
    """Raises RightsError for the first of these articles that `user` may not change, nor put in the bin or back."""
    refuse_change(rights_of(user), articles)


def refuse_change(held: Rights, articles: Iterable[Article]) -> None:
    """The same for somebody with these rights."""
    for article in articles if held != EVERYTHING else ():
        if not held.may_change(article):
            raise RightsError(_REFUSED % {"title": article})


def require(user: Any, right: Right, articles: Iterable[Article]) -> None:
    """Raises RightsError for the first of these articles for which `user` has no such right."""
    held = rights_of(user)
    for article in articles if right not in held.everywhere else ():
        if not held.holds(right, article.section_id):
            raise RightsError(_REFUSED % {"title": article})


def require_everywhere(user: Any, right: Right) -> None:
    """Raises RightsError where `user` has no such right, or only in some sections."""
    if right not in rights_of(user).everywhere:
        raise RightsError(_NOT_EVERYWHERE)


def require_edit_on(user: Any, page: Page) -> None:
    """Raises RightsError where `user` may edit none of the page's stories; of a page without any, nothing at all."""
    held = rights_of(user)
    if Right.EDIT in held.everywhere:
        return
    stories = Article.objects.filter(page=page)
    may = stories.filter(held.where(Right.EDIT)).exists()
    if not may and (stories.exists() or not held.has(Right.EDIT)):
        raise RightsError(_REFUSED % {"title": page})
