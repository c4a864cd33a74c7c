"""An archive of any number of stories, written in bulk: thirty stories a day, on four pages, in twenty sections."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from itertools import islice

from django.core.files.base import ContentFile
from django.utils import timezone

from articles.models import (
    Article,
    Byline,
    Contributor,
    Issue,
    Page,
    Photo,
    PhotoCredit,
    Picture,
    Section,
    State,
)
from tests.factories import make_image

NEWEST = datetime.date(2026, 11, 20)
A_DAY, PAGES, SECTIONS, PEOPLE = 30, 4, 20, 200
PARAGRAPH = (
    "<p>近日，记者走进产业园，一派现代化生产场景呈现在眼前。工人们正忙着组装零部件。</p>"
)
# A thousand characters: the newest days', of which pages are measured
LONG = "\n".join([PARAGRAPH] * 25)
BATCH = 3000


def fill_archive(stories: int) -> dict[str, str]:
    """Kind of page → the address of the one that is measured, of the newest day: the same in every archive."""
    issues = Issue.objects.bulk_create(
        Issue(newspaper="江南日报", date=NEWEST - datetime.timedelta(n), number=20000 - n)
        for n in range(math.ceil(stories / A_DAY))
    )
    pages = Page.objects.bulk_create(
        Page(issue=issue, sequence=n, number=str(n), name="要闻")
        for issue in issues
        for n in range(1, PAGES + 1)
    )
    sections = Section.objects.bulk_create(
        Section(name=f"栏目{n}", slug=f"s{n}") for n in range(SECTIONS)
    )
    people = Contributor.objects.bulk_create(
        Contributor(name=f"记者{n}") for n in range(PEOPLE)
    )
    rows = _stories(stories, pages, sections)
    while batch := list(islice(rows, BATCH)):
        written = Article.objects.bulk_create(batch)
        Byline.objects.bulk_create(
            Byline(article=row, contributor=people[row.pk % PEOPLE], role="记者")
            for row in written
        )
    _give_photos(pages[:PAGES], people)
    story = Article.objects.filter(page=pages[0]).order_by("position").first()
    measured = {
        "page": pages[0],
        "article": story,
        "section": sections[0],
        "contributor": people[0],
    }
    return {"front": "/"} | {kind: row.get_absolute_url() for kind, row in measured.items()}


def _stories(count: int, pages: list[Page], sections: list[Section]) -> Iterator[Article]:
    now = timezone.now()
    for n in range(count):
        day, place = divmod(n, A_DAY)
        yield Article(
            page=pages[day * PAGES + place * PAGES // A_DAY],
            position=place + 1,
            section=sections[n % SECTIONS],
            headline=f"泗县打造汽车零部件产业基地，第{n}条新闻",
            body=LONG if day < 20 else PARAGRAPH,
            state=State.PUBLISHED,
            published_at=now,
        )


def _give_photos(pages: list[Page], people: list[Contributor]) -> None:
    """Every third story of the pages has one."""
    photo = Photo.objects.create(
        image=ContentFile(make_image(width=1200, height=800, kind="JPEG"), "photo.jpg")
    )
    for story in Article.objects.filter(page__in=pages, position__in=range(1, A_DAY, 3)):
        picture = Picture.objects.create(
            article=story, photo=photo, caption="村民为游客准备当地特色饮品。"
        )
        PhotoCredit.objects.create(picture=picture, contributor=people[1], role="摄")
