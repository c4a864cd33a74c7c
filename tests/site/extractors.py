"""What programs that clip articles find in a page, each asked as its documentation says."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import lxml.html
import trafilatura
from readability import Document

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that nltk is not there, which other languages need
    import newspaper


@dataclass(frozen=True)
class Clipping:
    """What a program has found, `text` without white space; None for what it does not look for."""

    headline: str
    text: str
    authors: list[str] | None = None
    day: str | None = None


def by_trafilatura(html: str, url: str) -> Clipping:
    """With precision: where it finds less than a hundred characters it takes the whole page otherwise."""
    found = trafilatura.bare_extraction(
        html, url=url, with_metadata=True, favor_precision=True, include_comments=False
    )
    authors = (found.author or "").split("; ")
    return Clipping(found.title, _text(found.text), authors, found.date)


def by_newspaper(html: str, url: str) -> Clipping:
    """The first call reads jieba's dictionary, some seconds long."""
    found = newspaper.Article(url, language="zh", fetch_images=False)
    found.download(input_html=html)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba was last released in 2020
        found.parse()
    day = found.publish_date.date().isoformat()
    return Clipping(found.title, _text(found.text), found.authors, day)


def by_readability(html: str, url: str) -> Clipping:
    found = Document(html, url=url)
    text = lxml.html.fromstring(found.summary()).text_content()
    return Clipping(found.short_title(), _text(text))


def _text(text: str) -> str:
    return "".join(text.split())


EXTRACTORS = {
    "trafilatura": by_trafilatura,
    "newspaper4k": by_newspaper,
    "readability-lxml": by_readability,
}
