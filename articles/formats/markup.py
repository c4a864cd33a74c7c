"""What all XML files need: text that XML may hold, and their bytes."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

# XML 1.0, production 2
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` without the characters that no XML may hold."""
    return _NOT_IN_XML.sub("", text)


def serialized(root: Element) -> bytes:
    """With its declaration, in UTF-8."""
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
