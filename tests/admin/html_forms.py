"""Every form of a page, filled in otherwise than it stands there, and sent by each of its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import lxml.html

TYPED = {"text", "search", "url"}
NEVER_TICKED = ("-DELETE", "print_only")  # what is ticked so goes nowhere
NEVER_TYPED = ("print_only_reason",)  # nor what says why, which is refused without the tick
BUTTONS = './/button[@name][not(@type) or @type="submit"] | .//input[@type="submit"][@name]'


def sent_from(address: str, html: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """What each button of each form that is posted sends, and where to: every text changed, every box ticked."""
    if not html.strip():
        return
    for form in lxml.html.fromstring(html).forms:
        if form.method != "POST" or (form.action or "").endswith("/logout/"):
            continue
        place = urljoin(address, form.action or "")
        values = dict(form.form_values()) | dict(_changed(form))
        for button in form.xpath(BUTTONS):
            yield place, values | {button.get("name"): button.get("value", "")}
        if not form.xpath(BUTTONS):
            yield place, values


def _changed(form: lxml.html.FormElement) -> Iterator[tuple[str, str]]:
    """Not of rows that are only offered. No row is ticked to be deleted: the row's own page does that."""
    for field in form.xpath(".//textarea[@name] | .//input[@name]"):
        if "__prefix__" in field.name or field.name in ("csrfmiddlewaretoken", *NEVER_TYPED):
            continue
        if field.tag == "textarea" or field.get("type", "text") in TYPED:
            yield field.name, _another(field.value or "")
        elif field.get("type") == "checkbox" and not field.name.endswith(NEVER_TICKED):
            yield field.name, field.get("value", "on")


def _another(text: str) -> str:
    """HTML keeps its last tag at its end, and numbers and days are left as they are."""
    text = text.strip()
    if any(character.isdigit() for character in text) and text.isascii():
        return text
    return f"{text[:-4]}改</p>" if text.endswith("</p>") else f"{text}改"
