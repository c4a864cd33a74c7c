"""Cells that several lists of the desk show: links from counts, states, doubts, thumbnails."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import Article

from .base import DeskAdmin

EMPTY_CELL = DeskAdmin.empty_value_display
SURE = 0.9  # from here on a reading is shown as sure; the figure itself stands beside the word
FAIR = 0.7  # below, it is worth reading against the page


def state_badge(article: Article) -> str:
    """The state, and whether print has withdrawn the article."""
    state = format_html('<span class="badge is-{}">{}</span>', article.state, article.get_state_display())
    if article.dropped_at is None:
        return state
    field = Article._meta.get_field("dropped_at")
    dropped = format_html('<span class="badge is-dropped" title="{}">{}</span>', field.help_text, field.verbose_name)
    return format_html("{} {}", state, dropped)


def doubts_badge(article: Article) -> str:
    """How many doubts, with their words where the pointer rests."""
    doubts = article.doubts_in_words
    if not doubts:
        return EMPTY_CELL
    return format_html('<span class="badge is-doubt" title="{}">{}</span>', "\n".join(doubts), len(doubts))


def confidence_in_words(confidence: float | None) -> str:
    """How sure the reading was, as a word and per cent; a dash where nobody but a person wrote the article."""
    if confidence is None:
        return EMPTY_CELL
    word = _("sure") if confidence >= SURE else _("fair") if confidence >= FAIR else _("unsure")
    return f"{word} {confidence:.0%}"


def count_link(count: int, model: str, **filters: object) -> str:
    """A count that leads to the list of what was counted."""
    if not count:
        return format_html('<span class="quiet">{}</span>', 0)
    address = reverse(f"admin:articles_{model}_changelist", query=filters)
    return format_html('<a class="count" href="{}">{}</a>', address, count)


def thumbnail_address(photo) -> str:
    """With the file's name behind it, so that a browser that kept the old file's thumbnail asks for the new one's."""
    return reverse("admin:articles_photo_thumbnail", args=[photo.pk], query={"file": photo})


def thumbnail(photo) -> str:
    """The photo, small; its file is made by the browser's request, not while the list is written."""
    if photo is None:
        return ""
    return format_html(
        '<img class="thumb" src="{}" alt="" loading="lazy" width="72" height="54">',
        thumbnail_address(photo),
    )
