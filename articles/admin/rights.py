"""Who may do what, asked once a request."""

from django.http import HttpRequest
from django.utils.translation import gettext

from articles.desk import rights
from articles.desk.review_levels import ReviewLevels, stored_levels
from articles.desk.rights import Right, Rights
from articles.models import Article, Section


def rights_for(request: HttpRequest, levels: ReviewLevels | None = None) -> Rights:
    if not hasattr(request, "rights"):
        request.rights = rights.rights_of(request.user, levels)
    return request.rights


def levels_for(request: HttpRequest) -> ReviewLevels:
    """At which the desk signs its stories."""
    if not hasattr(request, "review_levels"):
        request.review_levels = stored_levels()
    return request.review_levels


class PublishedByRight:
    """For a ModelAdmin with actions that publish or withdraw."""

    def has_publish_permission(self, request):
        return rights_for(request).has(Right.PUBLISH)


class ChangedByRight:
    """For a ModelAdmin of articles, or of rows that belong to one: changed and deleted by who may change it."""

    def article_of(self, row):
        return row

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_change(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_change(request, obj)

    def _may_change(self, request, row):
        held = rights_for(request)
        if row is None:
            return held.has(Right.EDIT)
        return held.may_change(self.article_of(row))


def why_read_only(request: HttpRequest, article: Article) -> str:
    """What keeps somebody who may edit articles from editing this one; "" if nothing does."""
    held = rights_for(request)
    if not held.has(Right.EDIT) or held.may_change(article):
        return ""
    if held.holds(Right.EDIT, article.section_id):
        return gettext(
            "This story is online: readers would see a change at once. Somebody who may publish in this section can "
            "make it, or withdraw the story first."
        )
    return gettext("You may read this story, but not edit it: it is in another section.")


def sections_for(request: HttpRequest):
    """Those into which this person may put stories."""
    held = rights_for(request)
    if Right.EDIT in held.everywhere:
        return Section.objects.all()
    return Section.objects.filter(pk__in=held.sections.get(Right.EDIT, rights.NOWHERE) - {None})
