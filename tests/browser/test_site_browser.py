"""The site as readers see it: on a phone, on a wide screen, in the dark, without script, by keyboard, on paper."""

import datetime

import pytest
from django.urls import reverse

from tests.browser.built_once import built_once
from tests.factories import (
    DAY,
    make_byline,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)
from tests.site.papers import KINDS, PERSON, SEARCHES, SECTION, addresses, fill_paper
from tests.site.prints import make_print

pytestmark = pytest.mark.django_db
WIDTHS = (360, 768, 1280, 1920)
LATIN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
LONG = "全市深入学习贯彻落实高质量发展现场推进会精神暨第三季度重点项目建设观摩点评会议" * 4
TABLE = f"<table><tr><th>年份</th><th>产值</th></tr><tr><td>2022</td><td>{'1' * 90}</td></tr></table>"

# Contrast after WCAG 2.1: every element that has text of its own, against the colour that lies under it.
LOW_CONTRAST = """() => {
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => numbers(colour).slice(0, 3).map(c => c / 255)
        .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
    const under = element => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (numbers(colour)[3] !== 0) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    return [...document.body.querySelectorAll("*")]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length)
        .map(e => {
            const [a, b] = [light(getComputedStyle(e).color), light(under(e))].sort((x, y) => y - x);
            return [e.tagName, e.className, e.textContent.trim().slice(0, 12), (a + .05) / (b + .05)];
        })
        .filter(found => found[3] < 4.5);
}"""

BOXES = """() => [...document.body.querySelectorAll("*")].map(element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.tagName, x, y, width, height];
})"""


@pytest.fixture
def paper(live_server):
    """Addresses by kind, as in `strained_paper`."""
    return strained_paper()


@built_once
def strained_paper():
    """An issue with all that strains a page; its addresses by kind, with those of a brief and of no page."""
    fill_paper(9, pages=5, issues=3)
    page = make_page(make_issue(), name="很长很长的版名" * 3)
    article = make_published(
        page=page,
        headline=LATIN,
        kicker=LONG,
        deck=LONG,
        section=SECTION,
        body=make_html(LATIN, "## 小标题") + TABLE,
    )
    for number in range(5):
        make_byline(article, f"很长的名字{number}" * 3)
    make_byline(article, PERSON)
    make_picture(
        article, caption=LATIN, photo=make_photo(width=2400, height=900), credit=PERSON
    )
    make_published(page=page, headline=LONG[:300])
    brief = make_published(page=page, headline="", body=f"<p>{LATIN}</p>")
    printed = make_print(
        6, make_issue(DAY - datetime.timedelta(30)), headline=LONG[:300], section=SECTION
    )
    strained = {"page of long words": page, "article of long words": article, "brief": brief}
    strained |= {
        "printed page": printed,
        "printed issue": printed.issue,
        "printed story": printed.articles.first(),
    }
    around = {
        name: reverse(f"articles:{name}", args=[article.pk])
        for name in ("letter", "letter_sent", "copy")
    }
    found = addresses() | {kind: row.get_absolute_url() for kind, row in strained.items()}
    return found | around | SEARCHES | {"404": "/nowhere/"}


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(page, paper, width):
    page.set_viewport_size({"width": width, "height": 800})
    too_wide = {}
    for kind, address in paper.items():
        page.goto(address)
        if overflow(page) > 0:
            too_wide[kind] = overflow(page)
    assert too_wide == {}


def test_without_script_every_page_stands_as_it_does_with_it(page, browser, live_server, paper):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="zh-CN"
    )
    try:
        plain = context.new_page()
        for kind, address in paper.items():
            for tab in (page, plain):
                tab.set_viewport_size({"width": 360, "height": 740})
                tab.goto(address)
            assert plain.evaluate(BOXES) == page.evaluate(BOXES), kind
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_what_lies_under_it(page, paper, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for kind, address in paper.items():
        page.goto(address)
        assert page.evaluate(LOW_CONTRAST) == [], kind


def test_the_dark_page_is_dark_and_the_light_one_light(page, paper):
    lights = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(paper["article"])
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        lights.append(int(colour.removeprefix("rgb(").split(",")[0]))
    assert lights[0] > 240
    assert lights[1] < 40


# What the Tab key must reach, each numbered in the order in which it stands.
TO_REACH = """() => {
    const fields = 'button:enabled, input:not([type=hidden]), select, textarea';
    const reachable = `a:not([tabindex="-1"]), ${fields}, summary, [tabindex="0"]`;
    const all = [...document.querySelectorAll(reachable)].filter(element => element.checkVisibility());
    all.forEach((element, number) => element.dataset.number = number);
    return all.length;
}"""
REACHED = """() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const seen = box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth;
    const shown = seen && outlineStyle !== "none" && outlineWidth !== "0px";
    return [Number(element.dataset.number), element.outerHTML.slice(0, 120), shown];
}"""


def test_the_keyboard_reaches_every_link_button_and_field_and_shows_where_it_is(page, paper):
    for kind in KINDS:
        page.goto(paper[kind])
        asked = page.evaluate(TO_REACH)
        reached = []
        for _ in range(asked):
            page.keyboard.press("Tab")
            reached.append(page.evaluate(REACHED))
        assert asked > 10, kind
        assert 'class="skip"' in reached[0][1], kind
        assert [html for _number, html, shown in reached if not shown] == [], kind
        assert sorted(number for number, *_ in reached) == list(range(asked)), kind


def test_the_skip_link_is_the_first_and_leads_to_the_text(page, paper):
    page.goto(paper["article"])
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_paper_shows_the_text_and_no_way_on(page, paper):
    heads = page.locator("main h1:visible, main h2:visible, .masthead h1:visible")
    for kind in KINDS:
        page.emulate_media(media="screen")
        page.goto(paper[kind])
        page.emulate_media(media="print")
        assert page.locator("nav:visible").count() == 0, kind
        assert page.locator(".masthead .name").is_visible(), kind
        assert heads.count() > 0, kind
        assert overflow(page) <= 0, kind


def test_paper_says_where_the_story_stands_on_the_site_which_the_screen_does_not(page, paper):
    page.goto(paper["article"])
    source = page.locator(".paper-source")
    assert not source.is_visible()
    page.emulate_media(media="print")
    assert source.is_visible()
    assert paper["article"] in source.inner_text()


HEIGHTS = """() => {
    document.querySelectorAll("details").forEach(folded => folded.open = true);
    return [...document.querySelectorAll("nav a, .masthead a, .imprint a")]
        .map(link => [link.innerText, link.getBoundingClientRect().height, link.checkVisibility()]);
}"""


def test_what_a_thumb_aims_at_in_the_navigation_is_high_enough(page, paper):
    page.set_viewport_size({"width": 360, "height": 740})
    for kind in KINDS:
        page.goto(paper[kind])
        heights = page.evaluate(HEIGHTS)
        assert heights, kind
        assert [found for found in heights if found[1] < 24 or not found[2]] == [], kind


def test_the_stories_of_an_only_page_take_the_room_of_the_strip_that_is_not_there(page):
    article = make_published()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(article.page.get_absolute_url())
    assert (
        page.locator(".list").bounding_box()["x"] == page.locator("main h1").bounding_box()["x"]
    )
    assert page.locator(".list").bounding_box()["width"] > 700


def test_a_wide_table_scrolls_inside_the_page_with_its_words_whole(page, paper):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(paper["article of long words"])
    assert page.locator("table").evaluate("table => table.scrollWidth > table.clientWidth")
    years = page.locator("th").first
    assert years.evaluate(
        "cell => cell.getBoundingClientRect().width > 3 * parseFloat(getComputedStyle(cell).fontSize)"
    )


def test_images_keep_their_room_before_they_are_there(page, paper):
    for kind in KINDS:
        page.goto(paper[kind])
        images = page.locator("img").all()
        assert all(
            image.get_attribute("width") and image.get_attribute("height") for image in images
        ), kind
        assert kind not in {"front", "article", "page"} or images


def test_one_style_sheet_one_script_and_the_icon_are_all_an_article_without_photos_asks_for(
    page,
):
    article = make_published()
    asked = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(article.get_absolute_url())
    assert sorted(set(asked) - {"other"}) == ["document", "script", "stylesheet"]
    assert len(asked) <= 4
