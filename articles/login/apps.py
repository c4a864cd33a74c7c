"""Django's admin as the desk runs it."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """The admin with the desk's own log-in, less the pages of the second factor's rows.

    Those pages are English and show secrets; `manage.py reset_second_factor` does what is needed.
    """

    default_site = "articles.login.site.DeskSite"

    def ready(self) -> None:
        super().ready()
        registered = list(admin.site._registry)
        secrets = [model for model in registered if model._meta.app_label.startswith("otp_")]
        admin.site.unregister(secrets)
