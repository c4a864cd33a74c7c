"""The zone of a story drawn by hand on the proof screen, by keys and by pointer; blocks selected by their numbers."""

import pytest

from articles.models import ArticleRegion
from articles.reading.arrangement import Operation
from tests.admin.proof.proofs import DUMPED, make_proof
from tests.browser.proofreading import opened, press, says, sign_in
from tests.browser.test_barriers import EVERYTHING, RULES, violations
from tests.browser.test_proof_keys_browser import answered
from tests.desk.operated import operate

pytestmark = pytest.mark.django_db
CLOSE = 0.003  # of the page: a pixel or two of the screen


@pytest.fixture
def desk(page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return sign_in(page)


def zone(page, place=1):
    """The polygons of a story's article on the page."""
    article = page.groups.order_by("position")[place - 1].article
    rows = ArticleRegion.objects.filter(article=article, page=page).order_by("position")
    return [row.polygon for row in rows]


def rectangle(page):
    """The place of a story whose zone is one polygon."""
    count = page.groups.count()
    return next(place for place in range(1, count + 1) if len(zone(page, place)) == 1)


def test_the_zone_is_drawn_by_keys_and_undone(desk):
    page = opened(desk, make_proof())
    place = rectangle(page)
    [before] = zone(page, place)
    press(desk, *str(place), "z")
    assert "手工画热区" in says(desk)
    assert desk.locator(".drawn").count() == 1
    press(desk, "Tab")
    assert says(desk).startswith(f"第 2 个角，共 {len(before)} 个")
    press(desk, "Insert", "Shift+ArrowRight", "ArrowDown", "Tab", "Delete")
    answered(desk, lambda: press(desk, "Enter"))
    [drawn] = zone(page, place)
    assert len(drawn) == len(before)
    assert drawn != before
    assert drawn[:2] == before[:2]
    assert desk.evaluate("document.activeElement.id") == "proof-page"
    answered(desk, lambda: press(desk, "Control+z"))
    assert zone(page, place) == [before]


def test_escape_leaves_the_zone_as_it_was_and_no_other_key_does_anything(desk):
    page = opened(desk, make_proof())
    before = zone(page)
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    press(desk, "1", "z", "ArrowLeft", "f", "s", "Escape")
    assert desk.locator(".drawn").count() == 0
    assert says(desk).startswith("第 1 篇")
    assert zone(page) == before
    assert not [url for url in asked if url.endswith("/do/")]


def test_a_corner_is_dragged_and_an_edge_gets_one(desk):
    page = opened(desk, make_proof())
    place = rectangle(page)
    [before] = zone(page, place)
    press(desk, *str(place), "z")
    drag(desk, '[data-corner="0"]', 12, 9)
    drag(desk, '[data-edge="1"]', 0, 6)
    answered(desk, lambda: press(desk, "Enter"))
    [drawn] = zone(page, place)
    width = desk.locator(".paper").bounding_box()["width"]
    assert len(drawn) == len(before) + 1
    assert drawn[0][0] - before[0][0] == pytest.approx(12 / width, abs=CLOSE)
    assert drawn[1] == pytest.approx(before[1], abs=CLOSE)


def drag(desk, handle, across, down):
    box = desk.locator(handle).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    desk.mouse.move(x, y)
    desk.mouse.down()
    desk.mouse.move(x + across, y + down, steps=3)
    desk.mouse.up()


def test_a_zone_follows_its_blocks_again(desk):
    page = make_proof()
    before = zone(page)
    number = page.groups.order_by("position")[0].number
    drawn = ((0.1, 0.1), (0.3, 0.1), (0.3, 0.4))
    page.refresh_from_db()
    operate(page.pk, page.version, Operation("zone", story=number, polygon=drawn))
    opened(desk, page)
    press(desk, "1", "z", "Delete")  # the last three corners stay
    assert desk.locator(".warning").inner_text() == "热区至少要有三个角。"
    answered(desk, lambda: press(desk, "Backspace"))
    assert zone(page) == before


def test_a_text_has_no_zone_to_be_drawn(desk):
    opened(desk, make_proof(DUMPED))
    press(desk, "1", "z")
    assert desk.locator(".warning").inner_text() == "这篇文章在版面上没有位置，没有热区。"


@pytest.mark.parametrize("name", ["county-2.pdf", DUMPED])
def test_a_block_is_selected_by_its_number(desk, name):
    opened(desk, make_proof(name))
    press(desk, ".")
    assert desk.locator(".tag, .is-tag").count() > 9
    press(desk, "1", "2")
    assert desk.locator(".tag, .is-tag").count() == 0
    assert desk.locator(".is-selected[data-block='12']").count() == 1
    press(desk, ".", "0", "3")
    assert desk.locator(".is-selected[data-block='3']").count() == 1


@pytest.mark.parametrize("scheme", RULES)
def test_drawing_and_numbers_shut_nobody_out(desk, scheme):
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(desk, make_proof())
    press(desk, ".")
    assert violations(desk, EVERYTHING) == []
    press(desk, "Escape", "1", "z", "Tab")
    assert violations(desk, EVERYTHING) == []
