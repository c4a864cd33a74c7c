"""The site settings: one form, and a look at the front page with what is typed in it."""

import base64
from dataclasses import replace

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, resolve, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.images.icons import store_icons
from articles.models import SiteSettings
from articles.models.site_settings import ONLY
from articles.presenting.masthead import masthead_of
from articles.presenting.site_identity import identity_of

from .base import DeskAdmin
from .revised_rows import RevisedRows
from .site_settings_form import SiteSettingsForm


@admin.register(SiteSettings)
class SiteSettingsAdmin(RevisedRows, DeskAdmin):
    form = SiteSettingsForm
    fieldsets = [
        (
            _("The paper"),
            {"fields": ["name", "artwork", "artwork_dark", "icon", "share_picture"]},
        ),
        (
            _("Footer"),
            {
                "fields": [
                    ("icp", "police"),
                    "police_badge",
                    ("news_licence", "cn_number"),
                    "hotline",
                    ("report_phone", "report_email"),
                    "links",
                    "copyright",
                ]
            },
        ),
        (
            _("Signing"),
            {"fields": [("level_1", "level_2", "level_3"), "printed_level"]},
        ),
        (_("Other hosts"), {"fields": ["hosts", "scripts"]}),
    ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        preview = path(
            "preview/",
            self.admin_site.admin_view(self.preview),
            name="articles_sitesettings_preview",
        )
        return [preview, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """There is one row: its form stands in place of a list."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(_own_form())

    def get_object(self, request, object_id, from_field=None):
        """Made where a database has been emptied."""
        SiteSettings.objects.get_or_create(pk=ONLY)
        return super().get_object(request, object_id, from_field)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if obj.icon and "icon" in form.changed_data:
            store_icons(obj)

    def preview(self, request):
        """The front page as it would look; nothing is saved."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(_own_form())
        form, is_valid = self._typed(request)
        if not is_valid:
            return self._refused(request, form)
        masthead = masthead_of(request)
        site = identity_of(form.instance, _shown_at)
        name = site.name or (masthead.issue.newspaper if masthead.issue else "")
        request.masthead = replace(masthead, site=site, printed=name)
        request.method = "GET"
        view, arguments, named = resolve(reverse("articles:front"))
        return view(request, *arguments, **named)

    def _typed(self, request):
        """The form, and whether it could be saved. Looking at it takes a lock, which is given back."""
        with transaction.atomic():
            row = self.get_object(request, str(ONLY))
            form = self.get_form(request, row, change=True)(
                request.POST, request.FILES, instance=row
            )
            is_valid = form.is_valid()
            transaction.set_rollback(True)
        return form, is_valid

    def _refused(self, request, form):
        context = self.admin_site.each_context(request) | {
            "title": gettext("No preview"),
            "form": form,
            "opts": self.opts,
        }
        template = "admin/articles/sitesettings/preview_refused.html"
        return TemplateResponse(request, template, context)


def _own_form():
    return reverse("admin:articles_sitesettings_change", args=[ONLY])


def _shown_at(file, address):
    """A file that is not stored yet stands in the page itself."""
    if getattr(file, "_committed", True):
        return address
    upload = file.file
    upload.seek(0)
    data = base64.b64encode(upload.read()).decode("ascii")
    return f"data:{upload.content_type};base64,{data}"
