"""The paper's own: pages about it, the masthead that is drawn, the icons and the web manifest."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.generic import DetailView, View

from articles.models import PlainPage
from articles.models.site_settings import FOLDER, ICO, ICONS
from articles.presenting.excerpts import SUMMARY
from articles.presenting.masthead import masthead_of
from articles.text import richtext
from articles.web.cache_tags import Context, not_cached

KEEP_ARTWORK = 365 * 24 * 3600  # seconds; another file has another address
KEEP_ICON = 24 * 3600  # seconds; browsers ask at an address that stays
# An SVG on its own, opened by its address: no script, nothing fetched, no way to the site's cookies.
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def site_alone(context: Context) -> set[str]:
    """The cache tags of what the site settings and the pages about the paper say: SITE, which every page has."""
    return set()


class PlainPageView(DetailView):
    """Readers see what is public; whoever may look at these pages at the desk sees all. One query."""

    template_name = "articles/plain_page.html"
    cache_tags = staticmethod(site_alone)

    def get_object(self, queryset: Any = None) -> PlainPage:
        page: PlainPage = get_object_or_404(PlainPage, kind=self.kwargs["kind"])
        if not (page.is_public or self.request.user.has_perm("articles.view_plainpage")):
            raise Http404
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = richtext.plain_text(self.object.body).replace("\n", " ")
        return super().get_context_data(page=self.object, description=text[:SUMMARY], **kwargs)


@not_cached("It has an address of its own for each file, and browsers keep it.")
class ArtworkView(View):
    """A masthead that is an SVG, under a policy of its own."""

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        try:
            with default_storage.open(f"{FOLDER}/{name}.svg") as file:
                data = file.read()
        except OSError as error:
            raise Http404 from error
        policy = {"Content-Security-Policy": SVG_POLICY}
        response = HttpResponse(data, content_type="image/svg+xml", headers=policy)
        patch_cache_control(response, public=True, max_age=KEEP_ARTWORK, immutable=True)
        return response


@not_cached("Only redirects.")
class FaviconView(View):
    """/favicon.ico, which browsers and search engines ask for whatever pages say."""

    def get(self, request: HttpRequest) -> HttpResponse:
        name = masthead_of(request).site.settings.icon_file(ICO)
        found = default_storage.url(name) if name else static("articles/icon.svg")
        response = HttpResponseRedirect(found)
        patch_cache_control(response, public=True, max_age=KEEP_ICON)
        return response


class ManifestView(View):
    """The site as an icon on a phone's screen. https://www.w3.org/TR/appmanifest/"""

    cache_tags = staticmethod(site_alone)

    def get(self, request: HttpRequest) -> HttpResponse:
        masthead = masthead_of(request)
        sized = list(zip(ICONS.values(), masthead.site.icons, strict=False))[2:]
        icons = [
            {"src": address, "sizes": f"{edge}x{edge}", "type": "image/png"}
            for edge, address in sized
        ]
        found = {
            "name": masthead.name,
            "short_name": masthead.name,
            "lang": "zh-Hans",
            "start_url": "/",
            "scope": "/",
            "display": "minimal-ui",
            "icons": icons,
        }
        response = JsonResponse(
            found,
            content_type="application/manifest+json",
            json_dumps_params={"ensure_ascii": False},
        )
        response.context_data = {"masthead": masthead}
        return response
