"""The proof screen's addresses: what they answer, to whom, and at what price."""

import json
import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from articles.desk import bin as desk_bin
from articles.desk import page_doubts
from articles.desk.page_layouts import LayoutSource, keep_layout, layout_now
from articles.models import Article, PageDoubt
from articles.reading.confidence import NO_HEADLINE
from tests.admin.proof.proofs import DUMPED, PRINTED, blocks_told, make_proof
from tests.factories import (
    make_article,
    make_doubt,
    make_editor,
    make_issue,
    make_page,
    make_user,
)
from tests.site.prints import make_print

pytestmark = pytest.mark.django_db
NOTHING_NEW = 204


@pytest.fixture
def desk(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make_editor())
    return client


def address(page, name="proof"):
    return reverse(f"admin:articles_page_{name}", args=[page.pk])


def state(desk, page, **query):
    return desk.get(address(page, "proof_state"), query).json()


def embedded(answer, name):
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', answer)
    return json.loads(found[1])


def test_the_page_carries_the_state_that_its_address_tells(desk):
    page = make_proof()
    told = embedded(desk.get(address(page)).content.decode(), "proof-state")
    addresses, drafts = told.pop("addresses"), told.pop("drafts")
    assert drafts["place"].endswith(f" {addresses['here']}")
    assert told == state(desk, page)
    assert addresses["here"] == address(page)


def test_every_block_is_told_with_its_place_and_every_story_with_its_text(desk):
    page = make_proof()
    told = state(desk, page)
    rows = page.blocks.values_list("number", "role", "kind", "place")
    blocks = [(b["number"], b["role"], b["kind"], b["place"]) for b in blocks_told(told)]
    assert blocks == list(rows.order_by("number"))
    articles = Article.objects.filter(page=page).order_by("position")
    assert [s["headline"] for s in told["stories"]] == [a.headline for a in articles]
    assert [s["place"] for s in told["stories"]] == list(range(1, len(articles) + 1))
    assert all(s["zones"] for s in told["stories"])
    left = page.blocks.filter(kind="leftover").count()
    assert (told["coverage"]["left"], told["coverage"]["blocks"]) == (left, len(blocks))


def test_what_is_printed_in_the_blocks_comes_once(desk):
    page = make_proof()
    told = state(desk, page)
    layout = layout_now(page)
    assert {number: texts for number, texts, *_ in told["printed"]} == {
        block.number: [line.text for line in block.lines] for block in layout.blocks
    }
    known = state(desk, page, layout=told["layout"])
    assert known["printed"] is None
    assert known | {"printed": told["printed"]} == told
    keep_layout(page, replace(layout, blocks=layout.blocks[:-1]), LayoutSource("b" * 64), {})
    anew = state(desk, page, layout=told["layout"])
    assert len(anew["printed"]) == len(layout.blocks) - 1


def test_lines_are_told_in_steps_that_lead_to_their_boxes(desk):
    page = make_proof()
    told = {number: steps for number, _texts, steps, *_ in state(desk, page)["printed"]}
    for block in layout_now(page).blocks:
        at = [0, 0, 0, 0]
        for n, line in enumerate(block.lines):
            at = [
                edge + step for edge, step in zip(at, told[block.number][4 * n :], strict=False)
            ]
            assert at == [round(edge * 10_000) for edge in line.box]


@pytest.mark.parametrize("name", ["proof", "proof_state"])
def test_the_screen_is_sent_compressed(desk, name):
    page = make_proof()
    whole = desk.get(address(page, name)).content
    sent = desk.get(address(page, name), headers={"accept-encoding": "gzip"})
    assert sent.headers["Content-Encoding"] == "gzip"
    assert len(sent.content) < len(whole) / 2


def test_what_is_left_over_lowers_the_coverage_and_waits_in_the_issue(desk):
    page = make_proof()
    before = state(desk, page)
    block = page.blocks.filter(kind="story").order_by("number").last()
    page.blocks.filter(pk=block.pk).update(kind="leftover", story=None, place=0)
    told = state(desk, page)
    assert told["coverage"]["left"] == before["coverage"]["left"] + 1
    assert told["coverage"]["share"] < before["coverage"]["share"]
    assert told["issue"][0]["stops"] == before["issue"][0]["stops"] + 1


def test_doubts_are_told_with_their_stories(desk):
    page = make_proof()
    article = page.articles.order_by("position")[1]
    PageDoubt.objects.all().delete()
    number = article.groups.get().blocks.filter(role="body").first().number
    mend = {"name": "kind", "blocks": [number], "value": "ad"}
    row = make_doubt(article, NO_HEADLINE, blocks=[number], margin=0.5, proposal=mend)
    [doubt] = state(desk, page)["doubts"]
    assert (doubt["id"], doubt["article"], doubt["state"]) == (row.pk, article.pk, "open")
    assert doubt["story"] == article.groups.get().number
    assert (doubt["code"], doubt["words"]) == ("no-headline", gettext(NO_HEADLINE))
    assert (doubt["blocks"], doubt["margin"]) == ([number], 0.5)
    assert mend.items() <= doubt["proposal"]["operation"].items()
    assert doubt["proposal"]["words"]


@pytest.mark.parametrize("proposal", [("split", [9999]), ("move", None)])
def test_what_can_no_longer_be_done_or_is_done_is_not_proposed(desk, proposal):
    page = make_proof()
    PageDoubt.objects.all().delete()
    article = page.articles.order_by("position")[1]
    group = article.groups.get()
    name, blocks = proposal
    last = group.blocks.order_by("place").last().number
    mend = {"name": name, "blocks": blocks or [last], "story": group.number}
    row = make_doubt(article, NO_HEADLINE, proposal=mend)
    [doubt] = state(desk, page)["doubts"]
    assert (doubt["id"], doubt["proposal"]) == (row.pk, None)


def test_doubts_that_are_decided_or_in_the_bin_wait_no_more(desk):
    page = make_proof()
    PageDoubt.objects.all().delete()
    settled, binned = page.articles.order_by("position")[:2]
    page_doubts.settle([make_doubt(settled)])
    make_doubt(binned)
    assert (len(state(desk, page)["doubts"]), doubts_in_issue(desk, page)) == (1, 1)
    desk_bin.put_in([binned])
    assert (state(desk, page)["doubts"], doubts_in_issue(desk, page)) == ([], 0)


def doubts_in_issue(desk, page):
    """Doubts that wait on the page, as the issue counts them."""
    left = page.blocks.filter(kind="leftover").count()
    return state(desk, page)["issue"][0]["stops"] - left


def test_pages_of_an_issue_are_turned_in_their_order(desk):
    issue = make_issue()
    pages = [make_page(issue) for _ in range(3)]
    told = [state(desk, page)["page"] for page in pages]
    turned = [(page["previous"], page["next"]) for page in told]
    first, middle, last = map(address, pages)
    assert turned == [(None, middle), (first, last), (middle, None)]


def test_a_page_of_before_blocks_were_kept_has_its_zones_and_texts(desk):
    page = make_print(2)
    told = state(desk, page)
    assert (told["blocks"], told["coverage"]) == ([], None)
    assert [len(story["zones"]) for story in told["stories"]] == [1, 1]
    assert told["page"]["image"]["width"] == 1600


def test_a_text_has_blocks_without_boxes_and_no_picture(desk):
    told = state(desk, make_proof(DUMPED))
    assert told["page"]["image"] is None
    assert [(steps, area) for _, _, steps, area, _, _ in told["printed"] if steps or area] == []


def test_a_story_whose_article_is_gone_for_good_is_still_on_the_page(desk):
    page = make_proof()
    page.groups.filter(number=1).update(article=None)
    first = state(desk, page)["stories"][0]
    assert (first["number"], first["article"], first["may_edit"]) == (1, None, False)


def test_an_article_without_blocks_stands_behind_the_others(desk):
    page = make_proof()
    make_article(page, headline="后来补写的")
    last = state(desk, page)["stories"][-1]
    assert (last["number"], last["headline"]) == (0, "后来补写的")


def test_nothing_is_told_twice(desk):
    page = make_proof()
    stamp = state(desk, page)["page"]["stamp"]
    assert desk.get(address(page, "proof_state"), {"version": stamp}).status_code == NOTHING_NEW
    article = page.articles.first()
    article.headline = "改过的标题"
    article.save()
    told = state(desk, page, version=stamp)
    assert "改过的标题" in [story["headline"] for story in told["stories"]]


def test_a_story_that_goes_on_here_is_told_anew_when_it_is_edited(desk):
    page = make_proof()
    elsewhere = make_article(make_page(page.issue))
    page.groups.filter(number=1).update(article=elsewhere)
    stamp = state(desk, page)["page"]["stamp"]
    elsewhere.headline = "在另一版改过的标题"
    elsewhere.save()
    assert state(desk, page, version=stamp)["stories"][0]["headline"] == "在另一版改过的标题"


@pytest.mark.parametrize("name", [PRINTED, DUMPED])
@pytest.mark.parametrize("tail", ["proof", "proof_state"])
def test_the_screen_costs_few_queries(desk, django_assert_max_num_queries, name, tail):
    issue = make_issue()
    page = make_proof(name, issue)
    for _ in range(3):
        make_page(issue)
    with django_assert_max_num_queries(25):
        desk.get(address(page, tail))


def test_who_may_see_no_articles_sees_no_proof(client):
    client.force_login(make_user(is_staff=True))
    page = make_page()
    for name in ("proof", "proof_state"):
        assert client.get(address(page, name)).status_code == 403


@pytest.mark.parametrize("key", [999, 10**30])
def test_a_page_that_does_not_exist_is_not_found(desk, key):
    for name in ("proof", "proof_state"):
        answer = desk.get(reverse(f"admin:articles_page_{name}", args=[key]))
        assert answer.status_code == 404


def test_the_proof_is_a_click_away_from_where_one_works(desk):
    page = make_print(1)
    article = page.articles.get()
    for name, pk in (("page_change", page.pk), ("article_change", article.pk)):
        html = desk.get(reverse(f"admin:articles_{name}", args=[pk])).content.decode()
        assert f'href="{address(page)}' in html
    for name in ("articles_page_changelist", "index"):
        assert f'href="{address(page)}' in desk.get(reverse(f"admin:{name}")).content.decode()


def test_no_answer_has_a_script_or_style_of_its_own(desk):
    html = desk.get(address(make_proof())).content.decode()
    scripts = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", html)
    assert all('type="application/json"' in attributes for attributes in scripts)
    assert "<style" not in html
    assert " style=" not in html
