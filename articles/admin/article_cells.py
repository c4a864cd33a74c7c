"""What the list of articles shows of each, a cell a method; its form shows some of them too."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from articles.models import Article

from .columns import confidence_in_words, doubts_badge, state_badge, thumbnail
from .going_live import print_only_badge, times_cell


class ArticleCells:
    """Mixin for the admin of articles."""

    @admin.display(description=_("photo"), empty_value="")
    def picture(self, article):
        photos = (picture.photo for picture in article.pictures.all() if picture.photo)
        return thumbnail(next(photos, None))

    @admin.display(description=_("story"), ordering="headline")
    def story(self, article):
        kind = article.get_kind_display() if article.kind else ""
        lines = [
            ("kicker", article.kicker),
            ("title", article.title),
            ("kind", kind),
            ("deck", article.deck),
        ]
        printed = [(name, text) for name, text in lines if text]
        return format_html_join("", '<span class="{}">{}</span>', printed)

    @admin.display(description=_("page"), ordering="page__sequence")
    def place(self, article):
        return format_html(
            "{}<br><span class=quiet>{}</span>", article.page.label, article.page.issue
        )

    @admin.display(description=_("byline"))
    def signed(self, article):
        return "、".join(byline.contributor.name for byline in article.bylines.all())

    @admin.display(description=_("state"), ordering="state")
    def standing(self, article):
        return format_html("{}{}", state_badge(article), print_only_badge(article))

    @admin.display(description=_("goes live"), ordering="live_at", empty_value="")
    def times(self, article):
        return times_cell(article)

    @admin.display(description=_("confidence"), ordering="confidence")
    def sureness(self, article):
        return confidence_in_words(article.confidence)

    @admin.display(description=_("doubts"))
    def doubtful(self, article):
        return doubts_badge(article)

    @admin.display(description=Article._meta.get_field("body").verbose_name)
    def text(self, article):
        """The body for who may only read it; it was cleaned when it was saved."""
        return format_html('<div class="read-only-body">{}</div>', mark_safe(article.body))  # noqa: S308
