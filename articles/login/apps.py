"""Django's admin as the desk runs it."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig

# beginnings of the labels of apps whose rows no editor sees
HIDDEN = ("otp_", "django_tasks_database")


class DeskConfig(AdminConfig):
    """The admin with the desk's own log-in, less the pages of the second factor's rows and of
    background tasks.

    Those pages are English and show secrets and tracebacks; `manage.py reset_second_factor` and
    the page of each upload do what is needed.
    """

    default_site = "articles.login.site.DeskSite"

    def ready(self) -> None:
        super().ready()
        registered = list(admin.site._registry)
        hidden = [model for model in registered if model._meta.app_label.startswith(HIDDEN)]
        admin.site.unregister(hidden)
