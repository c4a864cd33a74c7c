"""Pages under a thumb: headlines stay lines of clauses, targets are large enough to be hit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reading import make_site

pytestmark = pytest.mark.django_db
WIDTHS = (360, 390, 768, 1280)  # CSS pixels: phones, a tablet upright and on its side

# A clause is an inline-block. The children of a flex or grid container are made blocks (CSS Display 3,
# 2.7), so the computed value tells, whichever ancestor does it.
CLAUSES = """() => {
    document.querySelectorAll("details").forEach(details => { details.open = true; });
    const clauses = [...document.querySelectorAll(".clause")];
    const laidOut = clauses.filter(each => getComputedStyle(each).display !== "inline-block");
    return [clauses.length, laidOut.map(each => each.parentElement.outerHTML.slice(0, 120))];
}"""


@pytest.fixture
def touched(browser: Browser, live_server) -> Iterator[Page]:
    """A tab on a device without a mouse."""
    context = browser.new_context(
        base_url=live_server.url,
        has_touch=True,
        is_mobile=True,
        locale="zh-CN",
        viewport={"width": WIDTHS[0], "height": 800},
    )
    yield context.new_page()
    context.close()


def test_no_ancestor_lays_a_headlines_clauses_out_as_flex_or_grid(touched):
    """On every kind of page: under a thumb, links were once flex containers, and headlines columns of syllables."""
    wrong, seen = {}, 0
    for kind, address in make_site().items():
        touched.goto(address)
        for width in WIDTHS:
            touched.set_viewport_size({"width": width, "height": 800})
            count, laid_out = touched.evaluate(CLAUSES)
            seen += count
            if laid_out:
                wrong[kind, width] = laid_out
    assert seen
    assert wrong == {}
