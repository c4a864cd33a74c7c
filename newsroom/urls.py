"""Root addresses: the desk under /admin/, the reader's site at the top. 404 and 500 are templates, nothing more."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.static import serve

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]

if settings.DEBUG or settings.DEMO:
    # In production the web server hands out the uploads. (`static()` does nothing without DEBUG, hence the long form.)
    media = settings.MEDIA_URL.strip("/")
    urlpatterns.insert(
        0, re_path(rf"^{media}/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})
    )
