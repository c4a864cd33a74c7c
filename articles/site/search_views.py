"""The page on which readers search, and how browsers learn to."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from articles import search
from articles.models import Section
from articles.site.search_choices import alternatives, choices, chosen, pagination
from articles.site.search_request import SearchRequest, parse_request, query_of
from articles.web.cache_tags import not_cached
from articles.web.throttling import Throttle, address_of

TOO_MANY_REQUESTS = 429
NOTHING = {
    "refused": False,
    "results": None,
    "choices": (),
    "chosen": (),
    "words": (),
    "sections": (),
    "people": (),
    "elsewhere": "",
    "page": 1,
    "newer": "",
    "older": "",
    "first_page": "",
}


@not_cached("Hardly two readers search for the same words.")
class SearchView(TemplateView):
    """Nothing that can be typed into the page or its address is an error; only who asks too often is refused."""

    template_name = "articles/search.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sections = list(Section.objects.all())
        asked = parse_request(request.GET, sections)
        if asked.phrases and not self._may_search(request):
            return self._answer(asked, status=TOO_MANY_REQUESTS, refused=True)
        if not asked.phrases or asked.form.errors:
            return self._answer(asked)
        query = query_of(asked, sections)
        results = search.find(query)
        found: dict[str, Any] = {
            "results": results,
            "choices": tuple(choices(asked, results, sections)),
            "chosen": tuple(chosen(asked, sections)),
        }
        if not results.total:
            return self._answer(asked, **found, **alternatives(asked, query, sections))
        return self._answer(asked, **found, **pagination(asked, query.page, results))

    def _may_search(self, request: HttpRequest) -> bool:
        throttle = Throttle("search", settings.SEARCHES_A_MINUTE)
        return throttle.allows(address_of(request))

    def _answer(self, asked: SearchRequest, status: int = 200, **found: Any) -> HttpResponse:
        """Search engines look for stories, not for lists of them in each order."""
        context = self.get_context_data(
            asked=asked,
            form=asked.form,
            path=asked.address(page=asked.values().get("page")),
            **NOTHING | found,
        )
        return self.render_to_response(
            context, status=status, headers={"X-Robots-Tag": "noindex"}
        )


@not_cached("Costs next to nothing, and a browser asks once.")
class OpenSearchView(TemplateView):
    """Tells a browser how to search here from its own field (OpenSearch 1.1)."""

    template_name = "articles/opensearch.xml"
    content_type = "application/opensearchdescription+xml"
