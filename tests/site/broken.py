"""Root addresses with one that breaks: what a reader sees then."""

from django.urls import path

from newsroom.urls import urlpatterns as whole


def breaks(request):
    raise RuntimeError


urlpatterns = [path("breaks/", breaks), *whole]
