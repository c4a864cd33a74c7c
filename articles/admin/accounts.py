"""Users and groups: Django's own lists, with the desk's words where one of them is deleted."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from .deletion import DeletionInWords
from .logged import LoggedEvents

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(DeletionInWords, LoggedEvents, UserAdmin):
    pass


@admin.register(Group)
class AccountGroupAdmin(DeletionInWords, LoggedEvents, GroupAdmin):
    pass
