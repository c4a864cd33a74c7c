"""The front page's boxes: what stands side by side ends level, nothing is a hole, photo stories have their photos."""

from __future__ import annotations

import pytest

from tests.browser.fronts import FRONTS, make_front

pytestmark = pytest.mark.django_db
WIDTHS = (360, 768, 1024, 1280, 1440, 1920)

# What stands side by side, row by row: where the last line or photo ends that is seen of each, and the highest gap
# between what is seen, in lines of an excerpt. What an ancestor cuts off is not seen.
ROWS = """() => {
    const LINE = 1.75 * .9375 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const CONTAINERS = ".front-grid, .rows, .headlines";

    function isSeen(box, element) {
        for (let at = element; at !== document.body; at = at.parentElement) {
            if (getComputedStyle(at).overflowX === "visible") continue;
            const clip = at.getBoundingClientRect();
            const beside = box.left >= clip.right - 1 || box.right <= clip.left + 1;
            if (beside || box.top >= clip.bottom - 1) return false;
        }
        return box.width > 1 && box.height > 1;
    }
    function boxesIn(cell) {
        const found = [...cell.querySelectorAll("img")].map(img => [img.getBoundingClientRect(), img]);
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(texts.currentNode);
            for (const box of range.getClientRects()) found.push([box, texts.currentNode.parentElement]);
        }
        const seen = found.filter(([box, element]) => isSeen(box, element)).map(([box]) => box);
        return seen.sort((a, b) => a.top - b.top);
    }
    const rows = new Map();
    for (const [number, container] of document.querySelectorAll(CONTAINERS).entries()) {
        for (const cell of container.children) {
            let end = -Infinity, gap = 0;
            for (const box of boxesIn(cell)) {
                if (end > 0) gap = Math.max(gap, box.top - end);
                end = Math.max(end, box.bottom + scrollY);
            }
            const row = `${number}, ${Math.round(cell.getBoundingClientRect().top)}`;
            const name = `${container.className}: ${cell.innerText.slice(0, 30)}`;
            rows.set(row, [...rows.get(row) ?? [], { name, end: end / LINE, gap: gap / LINE }]);
        }
    }
    return [...rows.values()];
}"""
APART = 2.2  # lines: two, and a byline that is lower than a line of text
GAP = 2.9  # lines: two, with the margins around a rule


def uneven(page):
    """What ends more than two lines above its row, and what has a hole of as much in it."""
    found = []
    for row in page.evaluate(ROWS):
        last = max(cell["end"] for cell in row)
        found += [
            (cell["name"], round(last - cell["end"], 1), round(cell["gap"], 1))
            for cell in row
            if last - cell["end"] > APART or cell["gap"] > GAP
        ]
    return found


@pytest.mark.parametrize("kind", FRONTS)
def test_what_stands_side_by_side_ends_level_at_every_width(page, kind):
    make_front(FRONTS[kind])
    page.goto("/")
    wrong = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if found := uneven(page):
            wrong[width] = found
    assert wrong == {}


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_measure_sees_a_cell_that_ends_too_early_and_a_hole_in_it(page, width):
    make_front(FRONTS["40 stories, no photo"])
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/")
    assert uneven(page) == []
    text = page.locator(".rows .cut .excerpt").first
    text.evaluate("text => { text.style.display = 'none'; }")
    assert uneven(page)
    text.evaluate("text => { text.style.display = ''; text.style.marginTop = '9rem'; }")
    assert uneven(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_briefs_stand_in_even_columns_under_one_label_each(page, width):
    make_front(FRONTS["long and short headlines"])
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/")
    labels = page.locator(".briefs h3").all_inner_texts()
    assert labels
    assert len(labels) == len(set(labels))
    boxes = page.locator(".briefs li a").evaluate_all(
        "links => links.flatMap(link => [...link.getClientRects()].map(box => [box.left, box.bottom]))"
    )
    lowest = {}
    for left, bottom in boxes:
        lowest[round(left / 50)] = max(bottom, lowest.get(round(left / 50), 0))
    assert max(lowest.values()) - min(lowest.values()) < 3 * 27


def test_every_line_of_a_text_that_is_cut_is_whole(page):
    """The box's height is whatever is left; lines that have no room in it are out of sight."""
    make_front(FRONTS["40 stories, no photo"])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/")
    cut_through = page.locator(".cut .excerpt").evaluate_all("""texts => texts.filter(text => {
        const box = text.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(text);
        const lines = [...range.getClientRects()].filter(line => line.left < box.right - 1);
        return lines.some(line => line.bottom > box.bottom + 4);
    }).length""")
    assert page.locator(".cut .excerpt").count() > 5
    assert cut_through == 0
