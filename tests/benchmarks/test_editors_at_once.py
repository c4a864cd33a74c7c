"""Many editors and some readers at once, for EDITORS_SECONDS (120 unless the environment says otherwise).

Each form is drafted before it is saved, as the desk's script does. What the desk answered, by
status, how often the database ended a transaction and how many saved headlines are in no revision
are printed (`make bench`); that there is no 500, no deadlock and no lost update is held.
"""

import json
import os
import random
import time
from collections import Counter
from functools import partial

import pytest
from django.db import connection
from django.urls import reverse

from articles.desk import publishing
from articles.models import (
    Article,
    Contributor,
    Flash,
    Issue,
    OpenForm,
    Page,
    Photo,
    Picture,
    Revision,
    Section,
)
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
TELL = "/admin/articles/openform/tell/"
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


def a_change(browser, saved):
    """An editor opens a form, drafts and saves it, or chooses rows of a list; the status of the answer.

    `saved`: the headlines that the desk has taken, each with its article's address.
    """
    if random.random() < 0.2:
        model = random.choice(list(ACTIONS))
        return browser.send(*some_action(model))
    address, data = some_form(browser)
    is_form = address.endswith(("/change/", "/add/"))
    drafted = draft(browser, address, data) if is_form else 200
    status = browser.send(address, data)
    if "headline" in data and status == 302:
        saved.append((address, data["headline"]))
    return status if drafted == 200 else drafted


def draft(browser, address, data):
    """As the desk's script keeps what is typed; the status of the answer."""
    fields = [[name, str(value)] for name, value in data.items()]
    told = {"tab": f"tab-{id(browser)}", "path": address, "fields": fields}
    answer = browser.post(TELL, json.dumps(told), content_type="application/json")
    return answer.status_code


def lost(saved):
    """The headlines of these that are in no revision of their article, as nobody would find them again."""
    kept = {
        (reverse("admin:articles_article_change", args=[pk]), story["headline"])
        for pk, story in Revision.objects.values_list("article", "story")
    }
    return [each for each in saved if each not in kept]


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
    saved = []
    deeds = [partial(a_change, browser, saved) for browser in editors(EDITORS)]
    deeds += [partial(a_reading, Browser()) for _n in range(READERS)]
    counts = together([partial(again_and_again, deed, until) for deed in deeds])
    desk, readers = sum(counts[:EDITORS], Counter()), sum(counts[EDITORS:], Counter())
    ended = deadlocks() - before
    gone = lost(saved)
    print(  # noqa: T201
        f"\ndesk {dict(desk)}  readers {dict(readers)}  deadlocks {ended}\n"
        f"headlines saved {len(saved)}, lost {len(gone)}; drafts {OpenForm.objects.count()}"
    )
    assert gone == []
    assert OpenForm.objects.exists()
    assert {*desk} <= {200, 302}
    # A story that is withdrawn between the choice and the reading
    assert {*readers} <= {200, 404, 410}
    assert ended == 0
