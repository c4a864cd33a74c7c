"""A site that makes every page anew, all else being as it is in production: nothing is kept in its cache of pages."""

import os

from django.conf import settings


def forget_pages() -> None:
    """With FORGETFUL=1 in the environment; before any page is asked for."""
    if os.environ.get("FORGETFUL") == "1":
        settings.CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
