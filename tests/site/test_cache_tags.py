"""No kind of page is forgotten by the page cache: each view declares cache tags, or why it has none."""

import re
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import URLResolver, get_resolver, path
from django.views.generic import View

from articles.middleware import page_cache
from articles.web.cache_tags import NotCached, not_cached

NOT_OURS = {
    "^media/(?P<path>.*)$": "Django's own view hands out uploads while there is no web server."
}


def views_of(patterns):
    """(pattern, view class or function) of every address of the site; the desk is never cached as a whole."""
    for pattern in patterns:
        if not isinstance(pattern, URLResolver):
            yield (
                str(pattern.pattern),
                getattr(pattern.callback, "view_class", pattern.callback),
            )
        elif pattern.namespace != "admin":
            yield from views_of(pattern.url_patterns)


def undeclared(views):
    return [
        f"{view.__name__} at {address!r} says nothing to the page cache: give it `cache_tags(context)`, "
        "or decorate it with `not_cached(reason)` (articles/web/cache_tags.py)."
        for address, view in views
        if address not in NOT_OURS and not declares(view)
    ]


def declares(view):
    declared = getattr(view, "cache_tags", None)
    return (
        bool(declared.reason.strip()) if isinstance(declared, NotCached) else callable(declared)
    )


def test_every_view_declares_its_cache_tags_or_that_it_is_never_cached():
    assert undeclared(views_of(get_resolver().url_patterns)) == []


def test_a_new_view_that_declares_nothing_is_told_by_its_name():
    class WeatherView(View):
        pass

    @not_cached("   ")
    def tides(request):
        return request

    views = views_of([path("weather/", WeatherView.as_view()), path("tides/", tides)])
    assert [sentence.partition(" says")[0] for sentence in undeclared(views)] == [
        "WeatherView at 'weather/'",
        "tides at 'tides/'",
    ]


def test_the_page_cache_names_no_view_and_no_template():
    code = Path(page_cache.__file__).read_text(encoding="utf-8")
    names = {view.__name__ for _address, view in views_of(get_resolver().url_patterns)}
    assert [name for name in names if re.search(rf"\b{name}\b", code)] == []
    assert (
        re.findall(
            r"articles:|\.html|url_name|view_name|articles\.site|articles\.syndication", code
        )
        == []
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "cached"), [("/robots.txt", True), ("/opensearch.xml", False)]
)
def test_a_page_is_cached_if_its_view_declares_tags_and_not_otherwise(
    settings, address, cached
):
    settings.KEEP_PAGES = 600
    caches["pages"].clear()
    request = Client().get(address).wsgi_request
    assert (caches["pages"].get(page_cache.cache_key_of(request)) is not None) == cached
