"""The site as production serves it, with one view more: the empty one that pages are compared with.

With FORGETFUL=1 no page is kept: each is made anew, all else being as it is.
"""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path


def empty(_request):
    return HttpResponse(b"ok")


if os.environ.get("FORGETFUL") == "1":
    settings.CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
application = get_wsgi_application()
import_module("newsroom.urls").urlpatterns.insert(0, path("empty/", empty))  # only now: it needs the apps
