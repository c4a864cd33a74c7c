"""What is signed of a story, as canonical JSON: the same story gives the same bytes, today and in ten years.

The rules are those of RFC 8785 (https://www.rfc-editor.org/rfc/rfc8785) as far as they matter
here: keys sorted, no blanks, numbers in their shortest form. Texts are in Unicode's form NFC, as
two keyboards write one letter in two ways. What says nothing is left out, so that a field that
comes to stories later changes no text that was signed before it. A golden file in the tests holds
each version of the form.

Print alone concerns zones and places on a page, and readers' lists the order and the pin: they
are not signed.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from articles.story import COLUMNS, Credit, Story

FORM = 1  # the version of the form, which is part of the text
_KEPT_IN_REVISIONS = (*COLUMNS, "bylines", "body")
CENTRE = (0.5, 0.5)  # a photo's focal point where nobody has set one


@dataclass(frozen=True)
class SignedPicture:
    """A picture as readers see it. `sha256` is that of the file's bytes, "" where only the caption is known."""

    caption: str = ""
    credits: tuple[Credit, ...] = ()
    sha256: str = ""
    focal_point: tuple[float, float] = CENTRE


@dataclass(frozen=True)
class SignedCorrection:
    text: str
    at: datetime.datetime


@dataclass(frozen=True)
class SignedStory:
    """`story` gives lines, kind and bylines. `section` is the section's slug, which stays when it is named
    anew; `body` is clean HTML; `print_only` stories never go online.
    """

    story: Story
    section: str = ""
    body: str = ""
    pictures: tuple[SignedPicture, ...] = ()
    corrections: tuple[SignedCorrection, ...] = ()
    print_only: bool = False


def write(signed: SignedStory) -> str:
    """The story as canonical JSON."""
    story = signed.story
    said = {
        "form": FORM,
        **{name: getattr(story, name) for name in COLUMNS},
        "bylines": _credits(story.bylines),
        "section": signed.section,
        "body": signed.body,
        "pictures": [_picture(picture) for picture in signed.pictures],
        "corrections": [_correction(each) for each in signed.corrections],
        "print_only": signed.print_only,
    }
    return json.dumps(
        _in_nfc(_said(said)),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )


def read(text: str) -> SignedStory:
    """The story that `text` says. Paragraphs stand in its `body`; a picture's file is known by its SHA-256 alone."""
    said: dict[str, Any] = json.loads(text)
    story = Story(
        **{name: said.get(name, "") for name in COLUMNS},
        bylines=_read_credits(said.get("bylines", ())),
    )
    corrections = (
        SignedCorrection(each["text"], datetime.datetime.fromisoformat(each["at"]))
        for each in said.get("corrections", ())
    )
    return SignedStory(
        story,
        section=said.get("section", ""),
        body=said.get("body", ""),
        pictures=tuple(_read_picture(each) for each in said.get("pictures", ())),
        corrections=tuple(corrections),
        print_only=said.get("print_only", False),
    )


def _read_picture(said: Mapping[str, Any]) -> SignedPicture:
    x, y = said.get("focal_point", CENTRE)
    return SignedPicture(
        said.get("caption", ""),
        _read_credits(said.get("credits", ())),
        said.get("sha256", ""),
        (x, y),
    )


def _read_credits(said: Iterable[Mapping[str, str]]) -> tuple[Credit, ...]:
    return tuple(Credit(**each) for each in said)


def sha256_of(text: str) -> str:
    """Of the text's bytes in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def form_of(text: str) -> int:
    """The version of the form in which `text` was written."""
    return int(json.loads(text)["form"])


def agrees(text: str, story: Story, body: str) -> bool:
    """Whether `text` says the same as a revision, which has neither the bytes of pictures nor the section's slug."""
    signed = json.loads(text)
    said = json.loads(write(SignedStory(story, body=body)))
    captions = [each.get("caption", "") for each in signed.get("pictures", ())]
    return all(signed.get(name) == said.get(name) for name in _KEPT_IN_REVISIONS) and (
        captions == [unicodedata.normalize("NFC", each.caption) for each in story.pictures]
    )


def _picture(picture: SignedPicture) -> dict[str, Any]:
    x, y = picture.focal_point
    is_set = bool(picture.sha256) and picture.focal_point != CENTRE
    return _said(
        {
            "caption": picture.caption,
            "credits": _credits(picture.credits),
            "sha256": picture.sha256,
            "focal_point": [float(x), float(y)] if is_set else [],
        }
    )


def _correction(correction: SignedCorrection) -> dict[str, str]:
    at = correction.at.astimezone(datetime.UTC)
    return {"text": correction.text, "at": at.isoformat()}


def _credits(credits: Iterable[Credit]) -> list[dict[str, Any]]:
    return [
        _said({"name": each.name, "role": each.role, "agency": each.agency}) for each in credits
    ]


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing: an empty text or list, and no."""
    return {name: value for name, value in values.items() if value}


def _in_nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_in_nfc(item) for item in value]
    if isinstance(value, dict):
        return {name: _in_nfc(item) for name, item in value.items()}
    return value
