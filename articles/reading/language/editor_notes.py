"""What an editor says of a text before it: 编者按, 开栏的话."""

from __future__ import annotations

import re

_NOTE = re.compile(
    r"[【\[（(]?(?:编者(?:按|的话|注)|编前(?:语|话)?|开栏(?:的话|语))[】\]）)]?(?:[:：—\s]|(?<=[】\]）)]))"
)


def is_editors_note(text: str) -> bool:
    return _NOTE.match(text.strip()) is not None
