"""Pages about the paper: 关于, 投稿, 广告, 纠错."""

from csp.decorators import csp_update
from django.contrib import admin
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import PlainPage
from articles.web import editor

from .base import DeskAdmin
from .revised_rows import RevisedRows


@admin.register(PlainPage)
class PlainPageAdmin(RevisedRows, DeskAdmin):
    fields = ["kind", "body", "is_public"]
    list_display = ["kind", "is_public", "changed_at", "public"]
    shows_new_rows = True  # in every footer

    @method_decorator(csp_update(editor.POLICY))
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    def has_add_permission(self, request):
        """Until there is one of each kind."""
        if not super().has_add_permission(request):
            return False
        if not hasattr(request, "plain_pages"):  # the desk's first page asks twice
            request.plain_pages = PlainPage.objects.count()
        return request.plain_pages < len(PlainPage.PageKind)

    @admin.display(description=_("on the site"))
    def public(self, page):
        return format_html('<a href="{}">{}</a>', page.get_absolute_url(), gettext("View"))
