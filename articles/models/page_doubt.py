"""Doubts as rows: what an editor should look at, where it stands, and what the desk decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.reading.confidence import confidence_of

from .article import Article
from .constraints import is_not_empty
from .doubt_codes import message_of
from .fields import user_key
from .issue import Page


class PageDoubtQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that nobody has settled or waved through."""
        return self.filter(state=PageDoubt.State.OPEN)

    def decided(self) -> Self:
        return self.exclude(state=PageDoubt.State.OPEN)


class PageDoubt(models.Model):
    """A doubt about a story, or with no `article` about the page itself.

    `code` is one of `doubt_codes.CODES`, and `arguments` are those of its message. `page` is the
    one on which it stands: of a story that goes on on another page it may be that one. `blocks`
    are numbers of that page's (`StoredBlock.number`), `region` its box there, x0, y0, x1, y1 in
    fractions. `margin`, `proposal`: as in a `reading.shapes.Doubt`, the proposal as JSON of an
    `Operation`. `words`: a digest of the blocks' text, by which a later import knows them again.
    `by`, `at`, `note`: of the decision.
    """

    class State(models.TextChoices):
        """The transitions are in `desk.page_doubts`."""

        OPEN = "open", pgettext_lazy("state of a doubt", "open")
        SETTLED = "settled", pgettext_lazy("state of a doubt", "settled")
        WAVED = "waved", pgettext_lazy("state of a doubt", "waved through")

    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        null=True,
        related_name="doubts",
        verbose_name=Page._meta.verbose_name,
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        related_name="doubts",
        verbose_name=Article._meta.verbose_name,
    )
    code = models.CharField(_("code"), max_length=40)
    arguments: Any = models.JSONField(_("arguments"), default=dict, blank=True)
    blocks: Any = models.JSONField(_("blocks"), default=list, blank=True)
    region: Any = models.JSONField(_("region"), null=True, blank=True)
    margin = models.FloatField(_("margin"), null=True, blank=True)
    proposal: Any = models.JSONField(_("proposal"), null=True, blank=True)
    words = models.CharField(max_length=16, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.OPEN
    )
    by = user_key(_("who"))
    at = models.DateTimeField(_("when"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = PageDoubtQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("doubt")
        verbose_name_plural = _("doubts")
        default_permissions = ()  # of whoever may change its story
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", at__isnull=True, by__isnull=True, note="")
                | Q(state__in=["settled", "waved"], at__isnull=False),
                name="decided_doubts_have_a_time",
                violation_error_message=_(
                    "A doubt is open, or it was settled or waved through at some time."
                ),
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=False) | Q(page__isnull=False),
                name="a_doubt_is_about_something",
                violation_error_message=_("A doubt is about a story or a page."),
            ),
            is_not_empty("code", "a_doubt_has_a_code", _("A doubt has a code.")),
        ]

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        """The doubt as a sentence in the active language."""
        return gettext(message_of(self.code)) % _Arguments(self.arguments)

    @property
    def message(self) -> str:
        """The msgid."""
        return message_of(self.code)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class _Arguments(dict[str, str]):
    """A message that was worded anew may name more than an old row has."""

    def __missing__(self, name: str) -> str:
        return "…"


def confidence_left(doubts: Iterable[PageDoubt]) -> float:
    """How sure an article is as far as these doubts of it go, those that are open; as the
    reading says it: each part of a story by itself, and the story as its least sure part.
    """
    messages: defaultdict[int | None, list[str]] = defaultdict(list)
    for doubt in doubts:
        messages[doubt.page_id].append(doubt.message)
    return min(map(confidence_of, messages.values()), default=1.0)


def entry_of(doubt: PageDoubt, title: str) -> dict[str, Any]:
    """A doubt of the article of this title as an ImportRecord lists it."""
    return {"message": doubt.message, "arguments": doubt.arguments, "title": title}


def has_open_doubts(article: str = "pk") -> Exists:
    """Whether the article is doubted, in a query whose rows know it by this name."""
    doubts = PageDoubt.objects.open().filter(article=OuterRef(article))
    return Exists(doubts.order_by())


def open_doubts() -> Prefetch:
    """Prefetches `Article.open_doubts`."""
    return Prefetch("doubts", PageDoubt.objects.open(), to_attr="open_doubts")
