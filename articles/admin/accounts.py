"""Users and groups: Django's own lists, with the desk's words where one of them is deleted."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from articles.models import SectionRight

from .deletion import DeletionInWords
from .logged import LoggedEvents

admin.site.unregister([User, Group])


class SectionRightInline(admin.TabularInline):
    """In which sections the rights of this person's groups hold."""

    model = SectionRight
    fields = ["section", "may_edit", "may_sign", "may_publish"]
    extra = 0


@admin.register(User)
class AccountAdmin(DeletionInWords, LoggedEvents, UserAdmin):
    inlines = [SectionRightInline]


@admin.register(Group)
class AccountGroupAdmin(DeletionInWords, LoggedEvents, GroupAdmin):
    pass
