"""Who has which form open, and what is typed there: nothing is locked, and nothing that is typed is lost.

A browser tells of each of its tabs every ten seconds, and three seconds after the last key. What
it tells is kept a row a tab (`OpenForm`), apart from what the form saves: a crash, a lost session
or a new release of the program leave a draft that is offered when the form is opened again.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils import timezone

from articles.models import Article, OpenForm, Page

# A tab that is seen tells of itself every ten seconds: three are missing.
GONE_AFTER = datetime.timedelta(seconds=35)
# Browsers let a hidden tab speak once a minute, or less where it sleeps.
HIDDEN_GONE_AFTER = datetime.timedelta(minutes=15)
# A message that was on its way while its form was saved tells what is saved: no hand is as fast.
ON_THE_WAY = datetime.timedelta(seconds=3)
_ROUNDING = datetime.timedelta(milliseconds=1)  # of a moment that went through a browser
# The end of the proof screen's address, and the field of its draft that names the story
PROOF = "/proof/"
IN_STORY = "article"
NOTHING = Q(pk__in=[])
TYPING_FOR = datetime.timedelta(seconds=15)  # after the last key


@dataclass(frozen=True)
class Tab:
    """A form in a tab of somebody's browser. `tab` is the browser's own name for it, `row` None for a new row."""

    user: Any
    tab: str
    path: str
    kind: str
    row: int | None

    def rows(self) -> QuerySet[OpenForm]:
        return OpenForm.objects.filter(user=self.user, tab=self.tab, path=self.path)


@dataclass(frozen=True)
class News:
    """What a tab tells. `fields` is None where nothing has been typed since it told last."""

    is_hidden: bool = False
    fields: Sequence[Sequence[str]] | None = None


def tell(tab: Tab, news: News) -> None:
    """Keep what the tab tells. Typed fields replace those of this tab alone."""
    now = timezone.now()
    seen: dict[str, Any] = {"seen_at": now, "is_hidden": news.is_hidden}
    typed = {} if news.fields is None else {"fields": news.fields, "typed_at": now}
    _, is_new = OpenForm.objects.update_or_create(
        user=tab.user,
        tab=tab.tab,
        path=tab.path,
        defaults=seen,
        create_defaults=seen | typed | {"kind": tab.kind, "row": tab.row},
    )
    if typed and not is_new:
        # Asked in the statement that writes: a save that is not committed yet is waited for
        not_just_saved = Q(saved_at__isnull=True) | Q(saved_at__lte=now - ON_THE_WAY)
        tab.rows().filter(not_just_saved).update(**typed)


def saved(user: Any, tab: str, path: str) -> None:
    """What was typed in this tab is saved. Inside the transaction that saves it."""
    facts = {"fields": [], "saved_at": timezone.now()}
    OpenForm.objects.update_or_create(user=user, tab=tab, path=path, defaults=facts)


def discard(user: Any, path: str, tab: str) -> None:
    """Somebody does not want his draft in another tab. A tab that is there keeps it: it is still typed in."""
    rows = OpenForm.objects.filter(user=user, tab=tab, path=path).exclude(_alive())
    rows.update(fields=[])


def taken_up(user: Any, path: str, tab: str, at: datetime.datetime) -> None:
    """Somebody goes on with a draft of another tab as it stood at that moment: it is kept in his own tab now.

    What has been typed in the other one since then stays there.
    """
    rows = OpenForm.objects.filter(user=user, tab=tab, path=path)
    rows.filter(typed_at__lte=at + _ROUNDING).update(fields=[])


def leave(tab: Tab) -> None:
    """The form was closed. What was typed in it stays."""
    leave_all(tab.user, tab.path, [tab.tab])


def leave_all(user: Any, path: str, tabs: Sequence[str]) -> None:
    """Some of a person's tabs are closed, or have crashed: their drafts are nobody's who still types."""
    rows = OpenForm.objects.filter(user=user, path=path, tab__in=tabs)
    rows.update(seen_at=timezone.now() - HIDDEN_GONE_AFTER)


def others(tab: Tab) -> list[OpenForm]:
    """The tabs in which others, or the same person once more, have this row open.

    The first who came first. A story is also open where its page is open on the
    proof screen, which has the texts of all its stories, and the other way
    round: each with the `headline` of the story, where it is one.
    """
    if tab.row is None:
        return []
    open_there = Q(kind=tab.kind, row=tab.row) | _of_its_page(tab)
    rows = OpenForm.objects.filter(_alive(), open_there).annotate(
        headline=_fact_of(Article, "headline")
    )
    mine = Q(user=tab.user, tab=tab.tab)
    return list(rows.exclude(mine).select_related("user").order_by("opened_at", "pk"))


def _of_its_page(tab: Tab) -> Q:
    """Of a story, the proof screens of its page; of a page's proof screen, the forms of its stories."""
    if tab.kind == Article._meta.label_lower:
        page = Article.everything.filter(pk=tab.row).values("page")
        return Q(kind=Page._meta.label_lower, row__in=page, path__endswith=PROOF)
    if tab.kind == Page._meta.label_lower and tab.path.endswith(PROOF):
        stories = Article.everything.filter(page=tab.row).values("pk")
        return Q(kind=Article._meta.label_lower, row__in=stories)
    return NOTHING


def is_typing_in(form: OpenForm, article: int | None) -> bool:
    """Whether somebody types into this story on the proof screen.

    The draft names it.
    """
    named = [IN_STORY, str(article)]
    typed = [list(each) for each in form.fields]
    return is_typing(form) and named in typed


def at_work(user: Any) -> QuerySet[OpenForm]:
    """The forms that anybody has open at this moment, who came first, first; and those that hold
    what this person has typed and not saved (`is_unsaved`), whether they are open or not.

    Each with the `headline` of the story that it is about, or `page_number` and `page_name` of the page.
    """
    is_unsaved = ~Q(fields=[]) & Q(user=user)
    rows = OpenForm.objects.filter(_alive() | is_unsaved).annotate(
        is_unsaved=ExpressionWrapper(is_unsaved, BooleanField()),
        headline=_fact_of(Article, "headline"),
        page_number=_fact_of(Page, "number"),
        page_name=_fact_of(Page, "name"),
    )
    return rows.defer("fields").select_related("user").order_by("opened_at", "pk")


def _fact_of(model: Any, column: str) -> Case:
    """Of the row that the form is about, where it is one of this model and still there."""
    rows = model._base_manager.filter(pk=OuterRef("row")).values(column)
    return Case(When(kind=model._meta.label_lower, then=Subquery(rows)), default=Value(None))


def drafts(tab: Tab) -> list[OpenForm]:
    """What this person has typed at this address and not saved, in whatever tab; the newest first."""
    rows = OpenForm.objects.filter(user=tab.user, path=tab.path).exclude(fields=[])
    return list(rows.order_by("-typed_at"))


def saved_tabs(tab: Tab) -> dict[str, datetime.datetime]:
    """When this person's tabs at this address were saved last."""
    rows = OpenForm.objects.filter(user=tab.user, path=tab.path, saved_at__isnull=False)
    return dict(rows.values_list("tab", "saved_at"))


def is_typing(form: OpenForm) -> bool:
    """Whether somebody types there at this moment."""
    return form.typed_at is not None and form.typed_at > timezone.now() - TYPING_FOR


def is_there(form: OpenForm) -> bool:
    limit = HIDDEN_GONE_AFTER if form.is_hidden else GONE_AFTER
    return form.seen_at > timezone.now() - limit


def _alive() -> Q:
    now = timezone.now()
    seen = Q(is_hidden=False, seen_at__gt=now - GONE_AFTER)
    return seen | Q(is_hidden=True, seen_at__gt=now - HIDDEN_GONE_AFTER)


def sweep(draft_age: datetime.timedelta) -> int:
    """Remove what nobody has seen for a day and holds no draft, and drafts of that age; how many rows."""
    now = timezone.now()
    empty = Q(fields=[], seen_at__lt=now - datetime.timedelta(days=1))
    count, _kinds = OpenForm.objects.filter(empty | Q(seen_at__lt=now - draft_age)).delete()
    return count
