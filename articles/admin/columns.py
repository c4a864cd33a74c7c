"""Cells that several lists of the desk share: states, doubts, confidence, linked counts, thumbnails."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, FrontOrder, State
from articles.presenting.issue_board.links import front_url

from .base import DeskAdmin

EMPTY_CELL = DeskAdmin.empty_value_display
# Confidence, from 0 to 1, from which a reading is called sure or fair. The number itself stands beside the word.
SURE = 0.9
FAIR = 0.7  # below it the story should be read against the page


def state_badge(article: Article) -> str:
    """The article's state, of one in the bin that before, with a second badge if print has withdrawn it."""
    known = State(article.state_before_bin or article.state)
    state = format_html('<span class="badge is-{}">{}</span>', known.value, known.label)
    if article.dropped_at is None:
        return state
    field = Article._meta.get_field("dropped_at")
    dropped = explained_badge("is-dropped", field.verbose_name, field.help_text)
    return format_html("{} {}", state, dropped)


def explained_badge(kind: str, words: object, why: str) -> SafeString:
    """A badge that opens its reason, which is there for touch and keyboard, too: none of them opens a tooltip."""
    return format_html(
        '<details class="why"><summary class="badge {}">{}</summary><p>{}</p></details>',
        kind,
        words,
        why,
    )


@admin.display(description=FrontOrder._meta.verbose_name)
def front_link(article: Article) -> str:
    """To where it is arranged what leads the front page of its issue."""
    if article.pk is None:
        return EMPTY_CELL
    url = front_url(article.page.issue)
    return format_html('<a href="{}">{}</a>', url, _("Arrange the front page"))


def doubts_badge(article: Article) -> str:
    """How many doubts the article has; it opens their text."""
    doubts = article.doubts_in_words
    if not doubts:
        return EMPTY_CELL
    return explained_badge("is-doubt", len(doubts), "\n".join(doubts))


def confidence_in_words(confidence: float | None) -> str:
    """Such as "fair 82%"; a dash for an article that was not read from a page."""
    if confidence is None:
        return EMPTY_CELL
    return f"{_word_for(confidence)} {confidence:.0%}"


def _word_for(confidence: float) -> str:
    if confidence >= SURE:
        return _("sure")
    return _("fair") if confidence >= FAIR else _("unsure")


def count_link(count: int, model: str, **filters: object) -> str:
    """A count that links to the list of `model` with these filters; 0 has no link."""
    if not count:
        return format_html('<span class="quiet">{}</span>', 0)
    address = reverse(f"admin:articles_{model}_changelist", query=filters)
    return format_html('<a class="count" href="{}">{}</a>', address, count)


def thumbnail_address(photo) -> str:
    """The query names the file, so that a browser with the old file's thumbnail in its cache
    asks for the new one's.
    """
    return reverse("admin:articles_photo_thumbnail", args=[photo.pk], query={"file": photo})


def thumbnail(photo, alt: object = "") -> str:
    """The photo, small; `alt` where it stands alone, as a link.

    The thumbnail is made when the browser asks for it, not while the list is rendered.
    """
    if photo is None:
        return ""
    return format_html(
        '<img class="thumb" src="{}" alt="{}" loading="lazy" width="72" height="54">',
        thumbnail_address(photo),
        alt,
    )
