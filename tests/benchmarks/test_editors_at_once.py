"""Many editors and some readers at once, for EDITORS_SECONDS (120 unless the environment says otherwise).

What the desk answered, by status, and how often the database ended a transaction are printed
(`make bench`); that neither a 500 nor a deadlock is among them is held.
"""

import os
import random
import time
from collections import Counter
from functools import partial

import pytest
from django.db import connection
from django.urls import reverse

from articles.desk import publishing
from articles.models import Article, Contributor, Flash, Issue, Page, Photo, Picture, Section
from tests.desk.at_once import Browser, deadlocks, editors, together
from tests.factories import (
    make_article,
    make_byline,
    make_issue,
    make_page,
    make_photo,
    make_picture,
)
from tests.forms import chosen

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = float(os.environ.get("EDITORS_SECONDS", "120"))
EDITORS, READERS = 50, 5
PAGES, STORIES = 8, 60
ACTIONS = {
    Article: ["publish", "withdraw", "follow_print", "overrule_print"],
    Page: ["publish", "withdraw"],
}


@pytest.fixture
def _paper(settings, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    settings.MEDIA_ROOT = tmp_path / "media"
    pages = [make_page(make_issue()) for _n in range(PAGES)]
    photos = [make_photo() for _n in range(4)]
    stories = [
        make_article(pages[n % PAGES], section=f"栏目{n % 5}", headline=f"新闻{n}")
        for n in range(STORIES)
    ]
    for n, story in enumerate(stories):
        make_byline(story, name=f"记者{n % 7}")
        make_picture(story, photo=photos[n % 4], credit=f"记者{n % 3}")
    publishing.publish(stories)


def a_change(browser):
    """An editor opens a form and saves it, or chooses rows of a list; the status of the answer."""
    if random.random() < 0.2:
        model = random.choice(list(ACTIONS))
        return browser.send(*some_action(model))
    return browser.send(*some_form(browser))


def some_action(model):
    pks = list(model.objects.order_by("?").values_list("pk", flat=True)[:12])
    address = reverse(f"admin:articles_{model._meta.model_name}_changelist")
    return address, chosen(random.choice(ACTIONS[model]), model, pks)


def some_form(browser):
    word = f"{random.randrange(10**6)}"
    day = f"20{random.randrange(10, 26)}-{random.randrange(1, 13):02}-{random.randrange(1, 28):02}"
    typed = {
        Article: {"headline": word, "bylines-0-role": word[:3]},
        Picture: {"caption": word},
        Photo: {"focal_x": f"0.{word}"},
        Contributor: {"name": f"记者{word}"},
        Section: {"name": f"栏目{word}", "slug": f"s{word}"},
        Page: {"name": word},
        Issue: random.choice([{"number": word}, {"date": day}]),
    }
    model = random.choice([*typed, Flash, "sections"])
    if model == "sections":
        address = reverse("admin:articles_section_changelist")
        numbers = {f"form-{n}-position": f"{random.randrange(1, 99)}" for n in range(5)}
        return address, browser.filled(address, **numbers) | {"_save": "1"}
    if model is Flash:
        address = reverse("admin:articles_flash_add")
        return address, browser.filled(address, text=word)
    row = model.objects.order_by("?").first()
    address = reverse(f"admin:articles_{model._meta.model_name}_change", args=[row.pk])
    return address, browser.filled(address, **typed[model])


def a_reading(browser):
    article = Article.objects.published().order_by("?").first()
    addresses = ["/", "/search/?q=新闻"] + ([article.get_absolute_url()] if article else [])
    return browser.get(random.choice(addresses)).status_code


def again_and_again(deed, until):
    answers = Counter()
    while time.monotonic() < until:
        answers[deed()] += 1
    return answers


@pytest.mark.usefixtures("_paper")
def test_fifty_editors_and_five_readers():
    before, until = deadlocks(), time.monotonic() + SECONDS
    deeds = [partial(a_change, browser) for browser in editors(EDITORS)]
    deeds += [partial(a_reading, Browser()) for _n in range(READERS)]
    counts = together([partial(again_and_again, deed, until) for deed in deeds])
    desk, readers = sum(counts[:EDITORS], Counter()), sum(counts[EDITORS:], Counter())
    ended = deadlocks() - before
    print(f"\ndesk {dict(desk)}  readers {dict(readers)}  deadlocks {ended}")  # noqa: T201
    assert {*desk} <= {200, 302}
    # A story that is withdrawn between the choice and the reading
    assert {*readers} <= {200, 404}
    assert ended == 0
