"""The buttons of an article's form that are the desk's own: what each does after the save, and where it leads."""

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk import publishing
from articles.desk.left_out import left_out_of_publishing

from .beside_article import stories_of_page

# What the form's buttons do after the save. To publish a single article is to decide that it stays.
BUTTON_VERBS = {
    "_follow_print": [publishing.follow_print],
    "_overrule_print": [publishing.overrule_print],
    "_publish": [publishing.overrule_print, publishing.publish],
}
BUTTON_MESSAGES = {
    "_correct": _("Corrected: {}"),
    "_publish": _("Published: {}"),
    "_sign": _("Signed: {}"),
    "_follow_print": _("Withdrawn: {}"),
    "_overrule_print": _("Kept: {}"),
}


class ArticleButtons:
    """Mixin for the admin of articles."""

    def apply_buttons(self, request, article):
        """Raises RightsError where somebody presses a button that his form does not have."""
        for button, verbs in BUTTON_VERBS.items():
            for verb in verbs if button in request.POST else ():
                verb([article], request.user)

    def response_add(self, request, obj, post_url_continue=None):
        response = self._response_to_button(request, obj)
        return response or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        response = self._response_to_button(request, obj)
        return response or super().response_change(request, obj)

    def _response_to_button(self, request, article):
        """The response to one of the desk's own buttons; None after one of Django's."""
        for button, message in BUTTON_MESSAGES.items():
            if button in request.POST:
                return self._answer_to_button(request, article, button, str(message))
        if "_next" not in request.POST:
            return None
        following = stories_of_page(article).next
        message = (
            gettext("Saved: {}")
            if following
            else gettext("Saved: {}. It was the last story of this page.")
        )
        return self._redirect(request, following or article, article, message)

    def _answer_to_button(self, request, article, button, message):
        """What to publish has left out is told, for it has not gone online."""
        left_out = left_out_of_publishing([article]) if button == "_publish" else []
        if not left_out:
            return self._redirect(request, article, article, message)
        words = gettext("Saved, but not published: {} (%(why)s)")
        message = words % {"why": left_out[0].words}
        return self._redirect(request, article, article, message, messages.WARNING)

    def _redirect(self, request, target, saved, message, level=messages.SUCCESS):
        """To the form of `target`, with a message about `saved`; the list's filters stay."""
        link = format_html('<a href="{}">{}</a>', saved.get_absolute_url(), saved)
        self.message_user(request, format_html(message, link), level)
        address = reverse("admin:articles_article_change", args=[target.pk])
        filters = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return HttpResponseRedirect(add_preserved_filters(filters, address))
