"""An issue of any number of stories that is to go live, in a filled archive: each story with photos, people, a place in
print and three signatures."""

from __future__ import annotations

import datetime
import random

from django.core.files.base import ContentFile
from django.utils import timezone

from articles.desk import signing
from articles.models import (
    Article,
    ArticleRegion,
    Byline,
    Contributor,
    Issue,
    Page,
    Photo,
    PhotoCredit,
    Picture,
    Section,
    SiteSettings,
)
from tests.benchmarks.archives import NEWEST, fill_archive
from tests.factories import make_image, make_user

PAGES = 16
LEVELS = {"level_1": "初审", "level_2": "复审", "level_3": "终审"}
_DICE = random.Random(7)
_HAN = "".join(chr(code) for code in range(0x4E00, 0x5200))


def fill_due(archive: int, stories: int, seconds: float) -> int:
    """The key of the issue; it goes live so many seconds from when it is all there."""
    fill_archive(archive)
    issue = Issue.objects.create(newspaper="江南日报", date=NEWEST + datetime.timedelta(1))
    pages = Page.objects.bulk_create(
        Page(issue=issue, sequence=n, number=str(n), name="要闻") for n in range(1, PAGES + 1)
    )
    sections = list(Section.objects.all())
    articles = Article.objects.bulk_create(
        Article(
            page=pages[n % PAGES],
            position=n // PAGES + 1,
            issue_date=issue.date,
            section=sections[n % len(sections)],
            headline=_word(14),
            body="\n".join(_paragraph() for _n in range(8)),
        )
        for n in range(stories)
    )
    _give_all_else(articles)
    SiteSettings.objects.update_or_create(pk=1, defaults=LEVELS)
    for _level in LEVELS:
        signed = signing.sign_issue(issue, make_user(is_superuser=True)).signed
        assert len(signed) == stories
    due = timezone.now() + datetime.timedelta(seconds=seconds)
    Issue.objects.filter(pk=issue.pk).update(live_at=due)
    return issue.pk


def _give_all_else(articles: list[Article]) -> None:
    people = list(Contributor.objects.all())
    corners = [[0.1, 0.1], [0.5, 0.1], [0.5, 0.4], [0.1, 0.4]]
    for n, article in enumerate(articles):
        Byline.objects.create(article=article, contributor=people[n % len(people)], role="记者")
        ArticleRegion.objects.create(article=article, page=article.page, polygon=corners)
        for k in range(1, 2 + n % 2):
            file = make_image(60, 40, f"#{n % 4096:03x}{k:03x}", "JPEG")
            photo = Photo.objects.create(image=ContentFile(file, f"{n}-{k}.jpg"))
            picture = Picture.objects.create(
                article=article, photo=photo, caption=_word(12), position=k
            )
            PhotoCredit.objects.create(picture=picture, contributor=people[k], role="摄")


def _word(length: int) -> str:
    return "".join(_DICE.choice(_HAN) for _n in range(length))


def _paragraph() -> str:
    person, place = f"王{_DICE.choice(_HAN)}", f"{_DICE.choice(_HAN)}家乡"
    return f"<p>{_word(30)}，{place}{_word(12)}。村民{person}说：{_word(25)}“{_word(4)}”{_word(20)}。</p>"
