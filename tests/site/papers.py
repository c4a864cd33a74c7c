"""A published paper of any size, with all that the site's pages show, and the address of every kind of page in it."""

from __future__ import annotations

import datetime
import itertools
from urllib.parse import urlencode

from django.urls import reverse

from articles import search
from articles.models import Article, PlainPage
from tests.factories import (
    DAY,
    make_byline,
    make_contributor,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_plain_page,
    make_published,
    make_section,
)

OVER_TIME = tuple(
    f"{of}_over_time{time}"
    for of in ("section", "contributor")
    for time in ("", "_year", "_month")
)
ABOUT = tuple(PlainPage.PageKind.values)
ARCHIVE = ("archive", "archive_year", "archive_month", "archive_day", *OVER_TIME)
KINDS = (
    "front",
    "issues",
    "issue",
    "page",
    "article",
    "sections",
    "section",
    "contributor",
    *ABOUT,
    *ARCHIVE,
)
# Never kept; addresses with a question in them
ASKED = ("search", "results", "nothing found", "nothing to look for")
# of a page that is made anew, in a process that knows the masthead, as from its first page on
MOST_QUERIES = 6
# A query a relation, by Django's public means (`Article.objects.for_article_page`); what the desk has put first
MORE_QUERIES = {"article": 2, "front": 1}
PERSON = "邢成敏"
SECTION = "地方传真"


def most_queries(kind):
    """How many queries a reader's page of this kind may take."""
    return MOST_QUERIES + MORE_QUERIES.get(kind, 0)


def addresses():
    """Kind of page → the address of the one that everything of `fill_paper` stands on."""
    page = make_issue().pages.first()
    about = {kind: reverse(f"articles:{kind}") for kind in ABOUT}
    archive = archive_addresses(
        make_section(SECTION), make_contributor(PERSON), page.issue.date
    )
    rows = {
        "front": reverse("articles:front"),
        "issues": reverse("articles:issues"),
        "issue": page.issue.get_absolute_url(),
        "page": page.get_absolute_url(),
        "article": page.articles.first().get_absolute_url(),
        "sections": reverse("articles:sections"),
        "section": make_section(SECTION).get_absolute_url(),
        "contributor": make_contributor(PERSON).get_absolute_url(),
    }
    return rows | about | archive


def archive_addresses(section, person, day):
    """Kind of page → the address of the archive's that shows `day`."""
    month = day.replace(day=1)
    return {
        "archive": reverse("articles:archive"),
        "archive_year": reverse("articles:archive_year", args=[day.year]),
        "archive_month": reverse("articles:archive_month", args=[month]),
        "archive_day": reverse("articles:archive_day", args=[day]),
        "section_over_time": reverse("articles:section_over_time", args=[section.slug]),
        "section_over_time_year": reverse(
            "articles:section_over_time_year", args=[section.slug, day.year]
        ),
        "section_over_time_month": reverse(
            "articles:section_over_time_month", args=[section.slug, month]
        ),
        "contributor_over_time": reverse("articles:contributor_over_time", args=[person.pk]),
        "contributor_over_time_year": reverse(
            "articles:contributor_over_time_year", args=[person.pk, day.year]
        ),
        "contributor_over_time_month": reverse(
            "articles:contributor_over_time_month", args=[person.pk, month]
        ),
    }


def every_address():
    """Those, and the searches."""
    return addresses() | SEARCHES


def searched(**asked):
    return f"{reverse('articles:search')}?{urlencode(asked)}"


SEARCHES = {
    "search": "/search/",
    "results": searched(q="记者"),
    "nothing found": searched(q="记者 飞船发射场"),
    "nothing to look for": searched(q="，"),
}


def fill_paper(stories, pages=1, issues=1, photo=None, **fields):
    """`stories` more on each of `pages` pages, in sections and by people of their own as well
    as the shared ones, and as many older issues as make `issues`. Photos share one file unless
    `photo` is given.
    """
    photo = photo or make_photo()
    for n in range(1, issues):
        make_published(page=make_page(make_issue(DAY - datetime.timedelta(n))))
    for kind in ABOUT:
        make_plain_page(kind)
    issue = make_issue(newspaper="江南日报", number=7479)
    while issue.pages.count() < pages:
        make_page(issue, name="要闻")
    for page, n in itertools.product(issue.pages.all(), range(stories)):
        add_story(page, n, photo, **fields)
    search.index(Article.objects.values_list("pk", flat=True))


def add_story(page, number, photo, **fields):
    """The story carries the shared section, or one of its own each second time."""
    own = f"栏目{page.sequence}之{number}"
    story = make_published(page=page, section=own if number % 2 else SECTION, **fields)
    make_byline(story, PERSON)
    make_byline(story, f"记者{page.sequence}之{number}", agency="新华社")
    make_picture(story, photo=photo, credit=PERSON)
    make_picture(story, photo=photo, credit=f"摄影{page.sequence}之{number}")
    return story
