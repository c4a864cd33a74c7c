"""Whatever readers and their programs ask follows a story at once: online, corrected, withdrawn, back, and ended.

Pages are kept meanwhile, and each is read before and after every step.
"""

import json
import re
from urllib.parse import quote

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.desk import corrections, publishing
from articles.models import Article, Ping
from articles.presenting import masthead
from tests.factories import make_article, make_byline, make_issue, make_page, make_published
from tests.syndication.machines import json_address

pytestmark = pytest.mark.django_db
WRONG, RIGHT = "青石桥二〇一四年通车", "青石桥二〇一五年通车"
CORRECTION = "标题中的“二〇一四年”应为“二〇一五年”。"
MARKED = re.compile(r"</?mark>")  # what was searched for
NOTE = "此稿正在核实，暂予撤下。"


@pytest.fixture(autouse=True)
def _pages_are_kept_and_a_hub_is_told(settings):
    settings.KEEP_PAGES = 600
    settings.SITE_URL, settings.WEBSUB_HUB = "https://paper.example", "https://hub.example/"
    caches["pages"].clear()
    masthead.CACHED.clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def story():
    """Beside another, so that its issue and section stay when it goes."""
    page = make_page(make_issue(timezone.localdate(), newspaper="江南日报"))
    story = make_article(page=page, headline=WRONG, section="地方传真")
    other = make_published(page=page, section="地方传真")
    make_byline(story), make_byline(other)
    return story


@pytest.fixture
def step(django_capture_on_commit_callbacks):
    """A function (verb) → reads everything first, does it, and commits."""

    def step(story, verb):
        for address in (*lists_of(story).values(), *own_of(story).values()):
            Client().get(address)
        Ping.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            verb()
        return Read(story)

    return step


def lists_of(story):
    """Kind → the address of what lists stories."""
    issue, section = story.page.issue, story.section
    person = story.bylines.get().contributor
    return {
        "front page": reverse("articles:front"),
        "issue": issue.get_absolute_url(),
        "page": story.page.get_absolute_url(),
        "section": section.get_absolute_url(),
        "person": person.get_absolute_url(),
        "search": f"{reverse('articles:search')}?q={quote('青石桥')}",
        "feed": reverse("articles:feed"),
        "issue feed": f"{issue.get_absolute_url()}feed/",
        "section feed": f"{section.get_absolute_url()}feed/",
        "person feed": f"{person.get_absolute_url()}feed/",
        "news sitemap": "/sitemap/news.xml",
        "sitemap": f"/sitemap/{issue.date:%Y/%m}.xml",
    }


def own_of(story):
    return {"article": story.get_absolute_url(), "json": json_address(story)}


FEEDS = ("feed", "issue feed", "section feed", "person feed")
WITH_TITLES = ("front page", "issue", "section", "person", "search", *FEEDS, "news sitemap")


class Read:
    """All of it, as somebody without an account reads it."""

    def __init__(self, story):
        self.story = story
        answers = {
            kind: Client().get(at) for kind, at in (lists_of(story) | own_of(story)).items()
        }
        self.status = {kind: answer.status_code for kind, answer in answers.items()}
        self.text = {
            kind: MARKED.sub("", answer.content.decode()) for kind, answer in answers.items()
        }
        self.pings = set(Ping.objects.values_list("path", flat=True))

    def naming(self, words):
        return {kind for kind in lists_of(self.story) if words in self.text[kind]}

    def leading_to_it(self):
        """The kinds of lists with its address, tombstones apart."""
        return {
            kind
            for kind in lists_of(self.story)
            if f"{self.story.get_absolute_url()}<" in self.text[kind]
            or f'href="{self.story.get_absolute_url()}"' in self.text[kind]
        }

    @property
    def entombed(self):
        return {kind for kind in FEEDS if "deleted-entry" in self.text[kind]}

    @property
    def canceled(self):
        return json.loads(self.text["json"])["pubStatus"] == "canceled"


def is_there(read, headline, former=""):
    assert read.status["article"] == read.status["json"] == 200
    assert headline in read.text["article"]
    assert not read.canceled
    assert headline in read.text["json"]
    assert read.naming(headline) >= set(WITH_TITLES)
    assert not former or not read.naming(f">{former}<")
    assert not read.entombed
    assert "sitemap" in read.leading_to_it()
    assert read.pings == pings_of(read.story)


def is_gone(read, headline, note):
    assert read.status["article"] == read.status["json"] == 410
    assert note in read.text["article"]
    assert headline not in read.text["article"]
    assert read.canceled
    assert headline not in read.text["json"]
    assert not read.naming(headline)
    assert not read.leading_to_it()
    assert read.entombed == set(FEEDS)
    assert all(note in read.text[kind] for kind in FEEDS)
    assert read.pings == pings_of(read.story)


def pings_of(story):
    at = lists_of(story)
    return {at["feed"], at["section feed"], at["person feed"]}


def test_everything_follows_a_story_through_its_life(story, step):
    is_there(step(story, lambda: publishing.publish([story])), WRONG)

    edits = corrections.replacements(story, [(WRONG, RIGHT)])
    corrected = step(story, lambda: corrections.correct(story, CORRECTION, edits=edits))
    is_there(corrected, RIGHT, former=WRONG)
    for kind in ("article", *FEEDS):
        assert CORRECTION in corrected.text[kind], kind
    assert CORRECTION in corrected.text["json"] or "二〇一五年" in corrected.text["json"]

    withdrawn = step(
        story, lambda: publishing.withdraw([story], reason="当事人提出异议", note=NOTE)
    )
    is_gone(withdrawn, RIGHT, NOTE)
    assert all("当事人提出异议" not in text for text in withdrawn.text.values())

    again = step(story, lambda: publishing.publish([story]))
    is_there(again, RIGHT)
    assert not again.naming(NOTE)

    now = timezone.now()
    Article.objects.filter(pk=story.pk).update(expires_at=now)
    ended = step(story, lambda: publishing.expire([story], now))
    story.refresh_from_db()
    assert story.withdrawal_note
    is_gone(ended, RIGHT, story.withdrawal_note)

    is_there(step(story, lambda: publishing.publish([story])), RIGHT)
