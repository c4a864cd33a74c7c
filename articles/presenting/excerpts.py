"""The beginning of a story's text, cut to a length: excerpts, the lead's first paragraphs, summaries."""

from __future__ import annotations

from articles.models import Article
from articles.text import richtext

SUMMARY = 100  # characters: what search engines show of a description
_ELLIPSIS = "……"
_FULL_STOPS = "。！？"
_PAUSES = "，；："
_NOT_BEFORE_ELLIPSIS = " ，、；：（“‘《"
_WORTH_BEGINNING = 60  # characters


def excerpt(article: Article, length: int) -> str:
    """At most `length` characters of the body, crossheads left out; of a photo story, of its caption."""
    return _beginning("".join(_paragraphs(article, length)), length)


def opening(article: Article, length: int) -> list[str]:
    """The body's first paragraphs, at most `length` characters of them, crossheads left out; or
    a photo's caption.

    A last paragraph that has room for only a few words (_WORTH_BEGINNING) is left out, too,
    unless it is the first.
    """
    found: list[str] = []
    for text in _paragraphs(article, length):
        if len(text) > length:
            worth = length >= _WORTH_BEGINNING or not found
            return [*found, _beginning(text, length)] if worth else found
        found.append(text)
        length -= len(text)
    return found


def summary(article: Article) -> str:
    """What a search engine shows under the headline."""
    return article.deck or excerpt(article, SUMMARY)


def _paragraphs(article: Article, length: int) -> list[str]:
    """The first paragraphs, enough for more than `length` characters where there are so many."""
    blocks = richtext.first_paragraphs(article.body, length)
    texts = [block.text for block in blocks if block.kind == "paragraph"]
    return texts or [picture.caption for picture in article.pictures.all()]


def _beginning(text: str, length: int) -> str:
    """`text` up to its last full stop within `length`; where none comes late enough, to a pause or anywhere, and ……"""
    if len(text) <= length:
        return text
    cut = text[: length - len(_ELLIPSIS)]
    stop, pause = _after_last(_FULL_STOPS, cut), _after_last(_PAUSES, cut)
    late_enough = length // 2
    if stop > late_enough:
        return cut[:stop]
    if pause > late_enough:
        cut = cut[:pause]
    return cut.rstrip(_NOT_BEFORE_ELLIPSIS) + _ELLIPSIS


def _after_last(marks: str, text: str) -> int:
    """The place behind the last of `marks` in `text`; 0 where there is none."""
    return max(map(text.rfind, marks)) + 1
