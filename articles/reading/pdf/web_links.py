"""Links from a page to the web: the one kind of annotation that readers get, each written anew."""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Array, Dictionary, Name

# printable ASCII, as a URI is (RFC 3986)
_WEB = re.compile(rb"https?://[!-~]+", re.IGNORECASE)


def web_address(annotation: Any) -> bytes:
    """Where a link leads to on the web; b"" for everything else."""
    if not isinstance(annotation, Dictionary) or annotation.get("/Subtype") != Name.Link:
        return b""
    action = annotation.get("/A")
    is_uri = isinstance(action, Dictionary) and action.get("/S") == Name.URI
    address = bytes(action.get("/URI", b"")) if is_uri and action is not None else b""
    has_place = isinstance(annotation.get("/Rect"), Array) and len(annotation.Rect) == 4
    return address if has_place and _WEB.fullmatch(address) else b""
