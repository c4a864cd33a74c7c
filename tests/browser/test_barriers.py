"""What shuts readers out, as axe-core finds it (WCAG 2.2 A and AA, and its own best practices)."""

from itertools import islice, product

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.reading import make_site

pytestmark = pytest.mark.django_db
WIDTHS = (360, 768, 1280, 1920)
EVERYTHING = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}
# All that the dark scheme changes
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
RULES = {"light": EVERYTHING, "dark": COLOURS}
PARTS = 4  # of the kinds of page, which the suite's processes share


# axe also tells what is in order, several hundred kilobytes a page: that stays in the browser.
WHAT_IS_WRONG = """async options => {
  const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => [id, html.slice(0, 120)]));
}"""


@pytest.fixture
def tab(page):
    """A tab of which every page has axe in it."""
    page.add_init_script(AXE_SCRIPT)
    return page


def violations(tab, rules):
    """Rule and element of everything that axe finds on the page."""
    return [tuple(found) for found in tab.evaluate(WHAT_IS_WRONG, rules)]


def walk(tab, part, widths=WIDTHS, schemes=RULES):
    """Kind of page, scheme and width → what is wrong with it. Each page is loaded once."""
    wrong = {}
    for kind, address in islice(make_site().items(), part, None, PARTS):
        tab.goto(address)
        for scheme, width in product(schemes, widths):
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            tab.set_viewport_size({"width": width, "height": 800})
            if found := violations(tab, RULES[scheme]):
                wrong[kind, scheme, width] = found
    return wrong


@pytest.mark.parametrize("part", range(PARTS))
def test_no_kind_of_page_shuts_anybody_out(tab, part):
    assert walk(tab, part) == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_nor_does_it_in_english(tab, part):
    tab.goto("/language/en/")
    assert walk(tab, part, widths=(360, 1280), schemes=("light",)) == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_nor_without_its_own_script(tab, part):
    """axe is a script itself: what is left out here is every file of ours. No script changes a
    colour, so the dark scheme is not looked at again.
    """
    tab.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    assert walk(tab, part, schemes=("light",)) == {}


def test_nor_does_a_letter_that_is_not_taken(tab):
    tab.goto(make_site()["letter"])
    tab.locator("form.letter").evaluate(
        "form => { form.noValidate = true; form.requestSubmit(); }"
    )
    tab.locator("[aria-invalid=true]").wait_for()
    assert violations(tab, EVERYTHING) == []


def test_colours_that_lie_too_close_are_found(tab):
    tab.goto(make_site()["article"])
    tab.locator(".article p").evaluate_all(
        "all => all.forEach(({ style }) => { style.color = '#888'; style.background = '#999'; })"
    )
    assert {rule for rule, _html in violations(tab, COLOURS)} == {"color-contrast"}
