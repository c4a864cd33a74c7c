"""Plain functions that make what a test needs: rows (`make_article`) and values of the reading
(`make_finding`).

Every argument has a default; what a test is about is given by name. Rows that must exist first
are made on the way.
"""

from __future__ import annotations

import datetime
import io
import itertools

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles.desk import publishing
from articles.models import (
    Article,
    ArticleRegion,
    Byline,
    Contributor,
    FrontOrder,
    FrontPlace,
    ImportRecord,
    Issue,
    Page,
    PageDoubt,
    Photo,
    PhotoCredit,
    Picture,
    PlainPage,
    Revision,
    Section,
    SiteSettings,
    State,
)
from articles.models.doubt_codes import listed
from articles.reading.shapes import Finding, PageFacts, PageReading
from articles.story import Credit, Paragraph, Story, story_to_dict
from articles.text import richtext

_count = itertools.count(1)
DAY = datetime.date(2023, 11, 8)


def make_user(username=None, **fields):
    return get_user_model().objects.create_user(
        username or f"user{next(_count)}", password="secret", **fields
    )


def make_editor(username=None, **fields):
    """A member of staff who may do everything in the admin."""
    return make_user(username, **{"is_staff": True, "is_superuser": True} | fields)


def make_section(name="地方传真", slug=None, **fields):
    return Section.objects.get_or_create(name=name, defaults={"slug": slug or name} | fields)[0]


def make_site_settings(**fields):
    """The one row, with these fields."""
    return SiteSettings.objects.update_or_create(pk=1, defaults=fields)[0]


def make_plain_page(kind="about", body="<p>本报创刊于一九四九年。</p>", **fields):
    return PlainPage.objects.update_or_create(kind=kind, defaults={"body": body} | fields)[0]


def make_issue(date=DAY, edition="", **fields):
    return Issue.objects.get_or_create(date=date, edition=edition, defaults=fields)[0]


def make_page(issue=None, sequence=None, number=None, **fields):
    """The next page of the issue. `number` is the sequence unless it is given."""
    issue = issue or make_issue()
    sequence = sequence or issue.pages.count() + 1
    return Page.objects.create(
        issue=issue,
        sequence=sequence,
        number=str(sequence) if number is None else number,
        **fields,
    )


def make_article(page=None, headline=None, body=None, state=State.DRAFT, **fields):
    """An article with one paragraph. `body` is HTML; `section` may be a name."""
    doubts = fields.pop("doubts", ())
    if isinstance(fields.get("section"), str):
        fields["section"] = make_section(fields["section"])
    page = page or make_page()
    fields.setdefault("position", page.articles.count() + 1)
    if state == State.PUBLISHED:
        fields.setdefault("published_at", timezone.now())
    article = Article.objects.create(
        page=page,
        headline=f"第{next(_count)}条新闻" if headline is None else headline,
        body="<p>近日，记者走进产业园，一派现代化生产场景呈现在眼前。</p>"
        if body is None
        else body,
        state=state,
        **fields,
    )
    for doubt in doubts:
        make_doubt(article, **doubt)
    return article


def make_doubt(article, message="Look here.", arguments=None, **fields):
    """A row of it; `message` is a msgid."""
    code, said = listed(message, arguments or {})
    fields.setdefault("page", article.page)
    return PageDoubt.objects.create(article=article, code=code, arguments=said, **fields)


def make_front_page(*stories, issue=None):
    """Of the issue, else that of the first story: these in their order."""
    issue = issue or stories[0].page.issue
    front = FrontOrder.objects.get_or_create(issue=issue)[0]
    front.places.all().delete()
    for place, story in enumerate(stories, 1):
        FrontPlace.objects.create(front_page=front, article=story, place=place)
    return front


def make_published(**fields):
    return make_article(state=State.PUBLISHED, **fields)


def withdraw(articles, user=None, note=""):
    return publishing.withdraw(articles, user, reason="事实有误", note=note)


def make_contributor(name="邢成敏", agency=""):
    return Contributor.objects.get_or_create(name=name, agency=agency)[0]


def make_byline(article, name="邢成敏", role="记者", agency="", position=None):
    return Byline.objects.create(
        article=article,
        contributor=make_contributor(name, agency),
        role=role,
        position=position or article.bylines.count() + 1,
    )


def make_image(width=120, height=80, colour="#aa3322", kind="PNG") -> bytes:
    """The bytes of a picture in one colour."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, kind)
    return data.getvalue()


def make_photo(name="photo.png", **size):
    """A photo with a real file under MEDIA_ROOT, which the test has pointed somewhere of its own."""
    return Photo.objects.create(image=ContentFile(make_image(**size), name))


def make_picture(
    article, caption="村民为游客准备当地特色饮品。", photo=None, credit=None, **fields
):
    """A photo's use. `credit` is a photographer's name."""
    fields.setdefault("position", article.pictures.count() + 1)
    picture = Picture.objects.create(article=article, caption=caption, photo=photo, **fields)
    if credit:
        PhotoCredit.objects.create(
            picture=picture, contributor=make_contributor(credit), role="摄"
        )
    return picture


def make_region(article, position=None, page=None, box=(0.1, 0.2, 0.5, 0.6)):
    """A part of the article's place in print, a rectangle."""
    x0, y0, x1, y1 = box
    return ArticleRegion.objects.create(
        article=article,
        page=page or article.page,
        polygon=[[x0, y0], [x1, y0], [x1, y1], [x0, y1]],
        position=article.regions.count() + 1 if position is None else position,
    )


def make_import_record(**fields):
    defaults = {
        "file_name": "page-3.txt",
        "sha256": "0" * 64,
        "size": 19065,
        "result": ImportRecord.Result.IMPORTED,
    }
    return ImportRecord.objects.create(**defaults | fields)


def make_revision(article, number=None, **fields):
    fields.setdefault("story", story_to_dict(make_story(headline=article.headline)))
    return Revision.objects.create(
        article=article,
        number=number or article.revisions.count() + 1,
        body=article.body,
        **fields,
    )


def make_story(
    headline="泗县打造零部件产业基地",
    body=("近年来，泗县聚力打造汽车零部件产业园。",),
    **fields,
):
    """A story outside the database. Paragraphs are texts; one that begins with "## " is a crosshead."""
    bylines = tuple(Credit(c) if isinstance(c, str) else c for c in fields.pop("bylines", ()))
    return Story(
        headline=headline,
        body=tuple(_paragraph(text) for text in body),
        bylines=bylines,
        **fields,
    )


def _paragraph(text: str) -> Paragraph:
    return Paragraph(text[3:], "crosshead") if text.startswith("## ") else Paragraph(text)


def make_html(*paragraphs: str) -> str:
    return richtext.from_paragraphs(_paragraph(text) for text in paragraphs)


def make_finding(story=None, confidence=0.9, doubts=(), **fields):
    return Finding(story or make_story(**fields), confidence, tuple(doubts))


def make_reading(*findings, sequence=1, furniture=(), leftovers=(), characters=1000, **facts):
    """A page as read; stories may be given bare. `facts` are those of PageFacts."""
    return PageReading(
        sequence=sequence,
        facts=PageFacts(**facts),
        findings=tuple(f if isinstance(f, Finding) else Finding(f) for f in findings),
        furniture=tuple(furniture),
        leftovers=tuple(leftovers),
        characters=characters,
    )
