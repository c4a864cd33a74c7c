"""The site as production serves it, with one view more: the empty one that pages are compared
with.

With FORGETFUL=1 each page is made anew.
"""

from importlib import import_module

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

from tests.benchmarks.forgetful import forget_pages


def empty(_request):
    return HttpResponse(b"ok")


forget_pages()
application = get_wsgi_application()
# Only now: it needs the apps
import_module("newsroom.urls").urlpatterns.insert(0, path("empty/", empty))
