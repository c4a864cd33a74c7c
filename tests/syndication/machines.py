"""What machines read of the site: the address of every kind of it, and a story with all that it can say."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import jsonschema
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from articles.models import Article, Correction
from tests.factories import (
    make_byline,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)
from tests.site.papers import SECTION, addresses

SCHEMAS = Path(__file__).parent.parent / "samples/schemas"
KINDS = (
    "feed",
    "issue feed",
    "section feed",
    "person feed",
    "json",
    "sitemaps",
    "sitemap",
    "sections",
    "news",
    "robots",
)
FEEDS = KINDS[:4]
SITEMAPS = KINDS[5:9]
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def machine_addresses() -> dict[str, str]:
    """Kind → its address, in a paper of `fill_paper`."""
    pages = addresses()
    return {
        "feed": reverse("articles:feed"),
        "issue feed": f"{pages['issue']}feed/",
        "section feed": f"{pages['section']}feed/",
        "person feed": f"{pages['contributor']}feed/",
        "json": json_address(make_issue().pages.first().articles.first()),
        "sitemaps": reverse("articles:sitemaps"),
        "sitemap": "/sitemap/2023/11.xml",
        "sections": reverse("articles:sitemap_of_sections"),
        "news": reverse("articles:sitemap_of_news"),
        "robots": "/robots.txt",
    }


def json_address(article: Article) -> str:
    return reverse("articles:article_json", args=[article.pk])


def make_full_story(**fields) -> Article:
    """A published story with everything that a format can say of one."""
    page = make_page(make_issue(newspaper="江南日报", number=7479), number="A3", name="要闻")
    body = make_html("近日，记者走进产业园。", "## 小标题", "一派<现代化>生产场景 & 更多。")
    words = {
        "kicker": "引题",
        "headline": "主题",
        "deck": "副题",
        "dateline": "新华社长沙11月8日电",
        "lead_in": "",
    }
    story = make_published(page=page, section=SECTION, body=body, **words | fields)
    make_byline(story, "邢成敏", role="记者")
    make_byline(story, "李贺", role="记者", agency="新华社")
    make_picture(story, photo=make_photo(width=2400, height=900), caption="图说", credit="王五")
    make_picture(story, caption="没有照片的图说")
    Correction.objects.create(article=story, text="“5”应为“6”。", made_at=timezone.now())
    return story


def complaints(kind: str, data: bytes) -> list[str]:
    """What the schema of its `kind` ("atom", "sitemap", "ninjs") finds wrong, a line each."""
    if kind == "ninjs":
        schema = json.loads((SCHEMAS / "ninjs.json").read_text(encoding="utf-8"))
        checker = jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.FormatChecker()
        )
        return [
            f"{error.json_path}: {error.message}"
            for error in checker.iter_errors(json.loads(data))
        ]
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / f"{kind}.rng"))
    grammar.validate(etree.fromstring(data))
    return [str(error) for error in grammar.error_log]


def parsed(response) -> Element:
    return fromstring(response.content)  # noqa: S314 - our own
