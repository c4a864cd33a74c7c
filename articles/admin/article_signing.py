"""Signing in the article's form and list."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk import signed_texts, signing
from articles.desk.own_level import own_levels
from articles.desk.rights import SIGNING
from articles.desk.sign_off import SignedLevel, SigningError, SignOff, sign_offs
from articles.models import Article, State

from .columns import EMPTY_CELL, explained_badge
from .counts import CountedChangeList
from .rights import levels_for, rights_for
from .sign_off_pages import SignOffPages, tell_signed

_BADGE = '<li class="{}" title="{}">{}<span class="visually-hidden"> {}</span></li>'


class SignableStories(SignOffPages):
    """For the ModelAdmin of articles. Where the desk has no levels, nothing of it is shown."""

    def stories_of(self, row: Article) -> QuerySet[Article]:
        return Article.objects.filter(pk=row.pk)

    def has_sign_permission(self, request: HttpRequest) -> bool:
        held = rights_for(request)
        return any(held.has(right) for right in SIGNING)

    # The list.

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CountedChangeList]:
        return CountedChangeList

    def count(self, articles: list[Article]) -> None:
        """How far each is signed."""
        states = sign_offs([article.pk for article in articles])
        for article in articles:
            article.sign_off = states[article.pk]

    def get_list_display(self, request: HttpRequest) -> list[str]:
        shown = super().get_list_display(request)  # type: ignore[misc]
        return [name for name in shown if name != "review" or levels_for(request).count]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)  # type: ignore[misc]
        if "sign" in actions and not levels_for(request).count:
            del actions["sign"]
        return dict(actions)

    @admin.display(description=_("review"))
    def review(self, article: Article) -> SafeString | str:
        state: SignOff = article.sign_off
        if not state.levels:
            return EMPTY_CELL
        badges = format_html_join("", _BADGE, _badges(state))
        back = state.sent_back
        sent = explained_badge("is-doubt", gettext("Sent back"), back.reason) if back else ""
        return format_html('<ol class="review">{}</ol>{}', badges, sent)

    @admin.action(description=_("Sign the selected articles"), permissions=["sign"])
    def sign(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        tell_signed(request, signing.sign_each(articles, request.user))

    # The form.

    def note_what_was_read(self, request: HttpRequest, article: Article) -> None:
        """Before the save: the text that was in the form when it was opened, if that is signed by this save.

        Raises SigningError where another desk has changed it since.
        """
        if "_sign" not in request.POST:
            return
        now = signed_texts.digests_of([article.pk])[article.pk]
        if now != request.POST.get("seen_text"):
            words = gettext(
                "Not signed, and not saved: another desk has changed the story since you opened it. Read it first."
            )
            raise SigningError(words)

    def sign_if_asked(self, request: HttpRequest, article: Article) -> None:
        """Raises SigningError."""
        if "_sign" in request.POST:
            level = request.POST.get("sign_level", "")
            number = int(level) if level in ("1", "2", "3") else 0
            signing.sign([article], number, request.user)


def signing_context(request: HttpRequest, article: Article) -> dict[str, Any]:
    """What the form shows of the story's signatures."""
    levels = levels_for(request)
    if not levels.count or article.binned_at:
        return {"signing": SignOff(), "signs_at": None, "unsigned": ""}
    state = sign_offs([article.pk])[article.pk]
    own = own_levels([article], request.user)[article.pk]
    is_online = article.state == State.PUBLISHED
    reads = rights_for(request).signs_at(article.section_id, levels.count)
    named: dict[int, SignedLevel] = {level.number: level for level in state.levels}
    return {
        "signing": state,
        "signs_at": named.get(own.level),
        "seen_text": signed_texts.digests_of([article.pk])[article.pk],
        "unsigned": state.missing,
        "signs_online": is_online,
        "may_send_back": bool(reads) and not is_online,
    }


def _badges(state: SignOff) -> list[tuple[str, str, str, str]]:
    """The class of each level, its words for the mouse, its name, and its words again for the ear."""
    return [
        (
            "is-changed" if level.is_changed else "is-signed" if level.signature else "is-open",
            _words(level),
            level.name,
            _words(level),
        )
        for level in state.levels
    ]


def _words(level: SignedLevel) -> str:
    if level.signature is None:
        return gettext("not signed")
    name = level.signature.by_name or gettext("as printed")
    changed = gettext("changed after the signature")
    return f"{name} – {changed}" if level.is_changed else name
