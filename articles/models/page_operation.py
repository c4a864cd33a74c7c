"""What an editor did with a page's blocks, and all that it takes to undo it and to do it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.reading.arrangement import NEW_STORY, Operation, OperationName
from articles.reading.operation_codec import operation_from_dict
from articles.reading.page_layout import BlockKind, BlockRole

from .event import ReadableJSON
from .fields import user_key
from .issue import Page
from .page_block import StoredLayout
from .page_doubt import PageDoubt

ROLE_NAMES: Mapping[BlockRole, Any] = {
    "kicker": pgettext_lazy("role of a block", "kicker"),
    "headline": pgettext_lazy("role of a block", "headline"),
    "deck": pgettext_lazy("role of a block", "deck"),
    "byline": pgettext_lazy("role of a block", "byline"),
    "body": pgettext_lazy("role of a block", "text"),
    "crosshead": pgettext_lazy("role of a block", "crosshead"),
    "caption": pgettext_lazy("role of a block", "caption"),
    "picture": pgettext_lazy("role of a block", "picture"),
    "label": pgettext_lazy("role of a block", "section label"),
    "quote": pgettext_lazy("role of a block", "pull quote"),
    "jump": pgettext_lazy("role of a block", "jump line"),
    "furniture": pgettext_lazy("role of a block", "furniture"),
    "ad": pgettext_lazy("role of a block", "advertisement"),
    "notice": pgettext_lazy("role of a block", "notice"),
    "table": pgettext_lazy("role of a block", "table"),
    "unknown": pgettext_lazy("role of a block", "unknown"),
}
KIND_NAMES: Mapping[BlockKind, Any] = {
    "story": pgettext_lazy("kind of a block", "in a story"),
    "furniture": pgettext_lazy("kind of a block", "furniture"),
    "ad": pgettext_lazy("kind of a block", "advertisement"),
    "notice": pgettext_lazy("kind of a block", "notice"),
    "leftover": pgettext_lazy("kind of a block", "left over"),
    "print_only": pgettext_lazy("kind of a block", "not to go online"),
    "binned": pgettext_lazy("kind of a block", "in the bin"),
}


class PageOperation(models.Model):
    """An operation on the blocks of a page (`desk.page_operations`), done, or `undone_at` some time.

    `operation`: an `arrangement.Operation` as JSON. `before` and `after`: the page's state
    (`desk.page_states`), as far as the two differ. `layout`: what was read of the page at that
    time; after another import nothing of before can be undone. `page_version`: the page's, since
    this was done or last undone. `kept`: where an editor's words stood against it, as a list of
    `{"article": pk, "field": name}`. `doubt`: the one whose proposal it was.
    """

    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="operations",
        verbose_name=Page._meta.verbose_name,
    )
    layout = models.ForeignKey(
        StoredLayout,
        on_delete=models.CASCADE,
        related_name="operations",
        verbose_name=StoredLayout._meta.verbose_name,
    )
    operation: Any = models.JSONField(_("operation"), encoder=ReadableJSON)
    before: Any = models.JSONField(_("before"), encoder=ReadableJSON)
    after: Any = models.JSONField(_("after"), encoder=ReadableJSON)
    kept: Any = models.JSONField(_("kept as edited"), default=list, blank=True)
    doubt = models.ForeignKey(
        PageDoubt,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="operations",
        verbose_name=PageDoubt._meta.verbose_name,
    )
    page_version = models.PositiveIntegerField(_("version of the page"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = user_key(_("who"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = user_key(_("undone by"))

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("operation on a page")
        verbose_name_plural = _("operations on pages")

    def __str__(self) -> str:
        return f"{self.page} #{self.pk}"

    @property
    def words(self) -> str:
        """What was done, in the active language, as a sentence without its full stop."""
        return operation_words(operation_from_dict(self.operation))


def operation_words(operation: Operation) -> str:
    """What an operation does, in the active language, as a sentence without its full stop."""
    count = len(operation.blocks)
    said = {
        "blocks": ngettext("%(count)d block", "%(count)d blocks", count) % {"count": count},
        "role": ROLE_NAMES.get(operation.value, operation.value),  # type: ignore[call-overload]
        "kind": KIND_NAMES.get(operation.value, operation.value),  # type: ignore[call-overload]
        "reason": operation.reason,
        "story": operation.story,
        "at": operation.at,
        "words": operation.value,
    }
    return _SENTENCES[operation.name](operation) % said


def _move_sentence(operation: Operation) -> str:
    if operation.story == NEW_STORY:
        return gettext("%(blocks)s moved to a new story")
    if operation.story:
        return gettext("%(blocks)s moved to story %(story)d")
    return gettext("%(blocks)s moved to the leftovers")


def _kind_sentence(operation: Operation) -> str:
    if operation.reason:
        return gettext("%(blocks)s marked as %(kind)s: %(reason)s")
    return gettext("%(blocks)s marked as %(kind)s")


def _zone_sentence(operation: Operation) -> str:
    if operation.polygon:
        return gettext("Zone of story %(story)d drawn by hand")
    return gettext("Zone of story %(story)d told by its blocks again")


def _exchange_sentence(operation: Operation) -> str:
    """The words are those that each end begins with."""
    if operation.story == NEW_STORY:
        return gettext("Ends of stories exchanged, the last one a new story: %(words)s")
    if operation.story and len(operation.blocks) == 1:
        return gettext("The story's end from %(words)s on moved to the end of story %(story)d")
    if operation.story:
        return gettext(
            "Ends of stories exchanged, the last one to the end of story %(story)d: %(words)s"
        )
    return gettext("Ends of stories exchanged: %(words)s")


_SENTENCES: Mapping[OperationName, Callable[[Operation], str]] = {
    "move": _move_sentence,
    "split": lambda _operation: gettext("Story split in two"),
    "join": lambda _operation: gettext("Stories %(story)d and %(at)d joined"),
    "cut": lambda _operation: gettext("Block cut in two"),
    "role": lambda _operation: gettext("%(blocks)s marked as %(role)s"),
    "kind": _kind_sentence,
    "order": lambda _operation: gettext("Block put at place %(at)d of its story"),
    "story_order": lambda _operation: gettext(
        "Story %(story)d put at place %(at)d of the page"
    ),
    "zone": _zone_sentence,
    "exchange": _exchange_sentence,
}
