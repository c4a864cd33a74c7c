"""The Permissions-Policy header: what no page may ask a browser for. https://www.w3.org/TR/permissions-policy/"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# A newspaper needs none of these. Where a foreign script asks for one nevertheless, it is refused.
FORBIDDEN = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in FORBIDDEN)


class PermissionsPolicyMiddleware:
    """Adds the header to every answer that has none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
