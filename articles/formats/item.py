"""What every format is written from: an article as it stands on the site, and lists of such.

All URLs are absolute, all times know their zone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from articles.text import richtext

LANGUAGE = "zh-Hans"


@dataclass(frozen=True)
class Person:
    """Somebody who signs; `role` and `agency` are "" where print says none."""

    name: str
    url: str
    role: str = ""
    agency: str = ""


@dataclass(frozen=True)
class Image:
    """A photo; `width` and `height` in pixels, 0 where nobody knows; `credit` as it is read: 新华社 李贺 摄."""

    url: str
    media_type: str
    width: int = 0
    height: int = 0
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class CorrectionNote:
    """What was put right in the text, and when."""

    text: str
    at: datetime.datetime


@dataclass(frozen=True)
class Print:
    """Where and when an article was printed.

    `newspaper_url` is the site's front page; `number` the paper's running number, None where
    unknown; `page` the number of the page as printed, "" where nobody knows it; `newspaper_logo`
    a picture, "" without one.
    """

    newspaper: str
    newspaper_url: str
    date: datetime.date
    edition: str
    number: int | None
    issue_name: str
    issue_url: str
    page: str
    page_name: str
    page_label: str
    page_url: str
    newspaper_logo: str = ""


@dataclass(frozen=True)
class Item:
    """`title` is never empty; `html` is the body with 本报讯 and the dateline at its beginning.

    `published` is when it first came online, None for what never did; `dated` when it was news:
    that moment, or the day of a back issue. `updated` is when the row last changed,
    `revised` when readers last got other words. What is not `is_public` only editors are shown.
    `kind` is 公告, 声明 or 讣告; "" for a story of the paper's own.
    """

    url: str
    title: str
    kicker: str
    deck: str
    summary: str
    html: str
    section: str
    section_url: str
    authors: tuple[Person, ...]
    images: tuple[Image, ...]
    corrections: tuple[CorrectionNote, ...]
    published: datetime.datetime | None
    dated: datetime.datetime | None
    is_public: bool
    updated: datetime.datetime
    printed: Print
    kind: str = ""

    @property
    def revised(self) -> datetime.datetime:
        corrected = [each.at for each in self.corrections]
        return revised(self.published, self.dated, self.updated, corrected)

    @cached_property
    def text(self) -> str:
        """`html` without its tags, a block a line; of a photo story the captions."""
        captions = (image.caption for image in self.images if image.caption)
        return richtext.plain_text(self.html) or "\n".join(captions)


@dataclass(frozen=True)
class Withdrawal:
    """An article that the desk has withdrawn: the address it had, when, and the desk's note, "" for none."""

    url: str
    at: datetime.datetime
    note: str = ""


def revised(
    published: datetime.datetime | None,
    dated: datetime.datetime | None,
    updated: datetime.datetime,
    corrected: Iterable[datetime.datetime],
) -> datetime.datetime:
    """When readers last got other words; the times as in Item.

    Of a back issue, that of the last correction: its import is no change of its words.
    """
    if dated is None or dated == published:
        return updated
    return max([dated, *corrected])


def moment(time: datetime.datetime) -> str:
    """As RFC 3339 writes it, to the second."""
    return time.isoformat(timespec="seconds")
