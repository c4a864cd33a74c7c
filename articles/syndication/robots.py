"""robots.txt: where programs are not to go. https://www.rfc-editor.org/rfc/rfc9309"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import View

from articles.presenting.delivery import Document
from articles.web.cache_tags import Context
from articles.web.urls import absolute_url

NOT_CRAWLED = ("/search/", "/language/", "/a/*/letter/", "/a/*/copy/")
SITEMAPS = ("sitemaps", "sitemap_of_news")


class RobotsView(View):
    """What is for people alone is disallowed: the desk, and what readers search, write and copy."""

    http_method_names = ["get", "head"]

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        """None: it says the settings alone, which change with a release."""
        return set()

    def get(self, request: HttpRequest) -> HttpResponse:
        sitemaps = [absolute_url(request, reverse(f"articles:{name}")) for name in SITEMAPS]
        lines = [
            "User-agent: *",
            *(f"Disallow: {path}" for path in (reverse("admin:index"), *NOT_CRAWLED)),
            "",
            *(f"Sitemap: {url}" for url in sitemaps),
            "",
        ]
        return Document("\n".join(lines).encode(), "text/plain", {"sitemaps": sitemaps})
