"""What shuts readers out, as axe-core finds it (WCAG 2.2 A and AA, and its own best practices)."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.reading import make_site

pytestmark = pytest.mark.django_db
WIDTHS = (360, 768, 1280, 1920)
EVERYTHING = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}
# All that the dark scheme changes
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
RULES = {"light": EVERYTHING, "dark": COLOURS}


def violations(tab, rules):
    """Rule and element of everything that axe finds on the page."""
    found = Axe().run(tab, options=rules).response["violations"]
    return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"][:3]]


def walk(tab, site, rules, widths=WIDTHS):
    """Kind of page → what is wrong with it, at every width."""
    wrong = {}
    for kind, address in site.items():
        tab.goto(address)
        for width in widths:
            tab.set_viewport_size({"width": width, "height": 800})
            if found := violations(tab, rules):
                wrong[kind, width] = found
    return wrong


@pytest.mark.parametrize("scheme", RULES)
def test_no_kind_of_page_shuts_anybody_out(page, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    assert walk(page, make_site(), RULES[scheme]) == {}


def test_nor_does_it_in_english(page):
    site = make_site()
    page.goto("/language/en/")
    assert walk(page, site, EVERYTHING, (360, 1280)) == {}


@pytest.mark.parametrize("scheme", RULES)
def test_nor_without_its_own_script(page, scheme):
    """axe is a script itself: what is left out here is every file of ours."""
    site = make_site()
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.emulate_media(color_scheme=scheme)
    assert walk(page, site, RULES[scheme]) == {}


def test_nor_does_a_letter_that_is_not_taken(page):
    page.goto(make_site()["letter"])
    page.locator("form.letter").evaluate(
        "form => { form.noValidate = true; form.requestSubmit(); }"
    )
    page.locator("[aria-invalid=true]").wait_for()
    assert violations(page, EVERYTHING) == []


def test_colours_that_lie_too_close_are_found(page):
    page.goto(make_site()["article"])
    page.locator(".article p").evaluate_all(
        "all => all.forEach(({ style }) => { style.color = '#888'; style.background = '#999'; })"
    )
    assert {rule for rule, _html in violations(page, COLOURS)} == {"color-contrast"}
