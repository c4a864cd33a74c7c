"""Users and groups: Django's own lists, with the desk's words where one of them is deleted, and
for each permission.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models import SectionRight

from .deletion import DeletionInWords
from .logged import LoggedEvents

admin.site.unregister([User, Group])


class PermissionField(forms.ModelMultipleChoiceField):
    """Permissions in the desk's language: their rows keep Django's English."""

    def label_from_instance(self, permission: Permission) -> str:
        kind = permission.content_type
        own = {
            "add": _("Add"),
            "change": _("Change"),
            "delete": _("Delete"),
            "view": _("View"),
        }
        verb, _blank, model = permission.codename.partition("_")
        is_djangos = verb in own and model == kind.model
        words = own[verb] if is_djangos else _(permission.name)
        return f"{kind} | {words}"


class PermissionsInWords:
    """For a ModelAdmin of users or groups."""

    class Media:
        js = ["admin/js/SelectFilter2.js", "articles/desk/filter_labels.js"]  # in this order

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None = None, **options: Any
    ) -> Any:
        if db_field.remote_field.model is Permission:
            options["form_class"] = PermissionField
            options["queryset"] = Permission.objects.select_related("content_type")
        return super().formfield_for_manytomany(db_field, request, **options)  # type: ignore[misc]


class SectionRightInline(admin.TabularInline):
    """In which sections the rights of this person's groups hold."""

    model = SectionRight
    fields = ["section", "may_edit", "may_sign", "may_publish"]
    extra = 0


@admin.register(User)
class AccountAdmin(PermissionsInWords, DeletionInWords, LoggedEvents, UserAdmin):
    inlines = [SectionRightInline]
    readonly_fields = ["last_login", "date_joined"]  # what happened is no field to type in


@admin.register(Group)
class AccountGroupAdmin(PermissionsInWords, DeletionInWords, LoggedEvents, GroupAdmin):
    pass
