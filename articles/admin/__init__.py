"""The desk's pages in the Django admin: editors find, correct and publish here. One module per subject."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .accounts import AccountAdmin, AccountGroupAdmin
from .article import ArticleAdmin
from .board.first_page import first_page
from .event import EventAdmin
from .flash import FlashAdmin
from .former import FormerAddressAdmin
from .issue import IssueAdmin, PageAdmin, SectionAdmin
from .letter import LetterAdmin
from .people import ContributorAdmin
from .photo import PhotoAdmin, PictureAdmin
from .plain_page import PlainPageAdmin
from .record import ImportRecordAdmin
from .site_settings import SiteSettingsAdmin
from .unsaved import OpenFormAdmin

__all__ = [
    "AccountAdmin",
    "AccountGroupAdmin",
    "ArticleAdmin",
    "ContributorAdmin",
    "EventAdmin",
    "FlashAdmin",
    "FormerAddressAdmin",
    "ImportRecordAdmin",
    "IssueAdmin",
    "LetterAdmin",
    "OpenFormAdmin",
    "PageAdmin",
    "PhotoAdmin",
    "PictureAdmin",
    "PlainPageAdmin",
    "SectionAdmin",
    "SiteSettingsAdmin",
]

admin.site.site_header = _("News desk")
admin.site.site_title = _("News desk")
admin.site.index_title = _("Tonight")
admin.site.first_page = first_page
admin.site.enable_nav_sidebar = False  # the header has the desk's own links on every page
