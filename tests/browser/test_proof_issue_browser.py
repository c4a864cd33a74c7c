"""The night's issue on the proof screen by keyboard alone: every doubt settled, every fault mended, keys counted."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw

from articles.desk import revisions
from articles.desk.normalization import normalized
from articles.desk.page_layouts import layout_now
from articles.models import Article, PageDoubt
from articles.reading.page_layout import blocks_by_story
from articles.reading.shapes import Finding
from articles.reading.story_writing import write_stories
from tests.admin.proof.proofs import blocks_told
from tests.browser.faulty_issue import FaultyPage, make_faulty_issue
from tests.browser.proof_plans import keys_for, keys_here
from tests.browser.proofreading import opened, proof, sign_in
from tests.reading.page_faults import Fault

pytestmark = pytest.mark.django_db
MOST_ANNOUNCED, MOST_UNANNOUNCED, MOST_A_PAGE = 4, 6, 12  # keys
LEAST_OVERLAP = 0.95  # of a zone with the true one
GRID = (600, 900)  # on which zones are laid over each other
SEED = 20261128


class Editor:
    """Presses the keys of the screen, and counts them: by what they were for, and all."""

    def __init__(self, desk):
        self.desk, self.all = desk, 0
        self.turned = 0  # keys that led to what is shown, on another page
        self.by_fault = defaultdict(list)

    def press(self, *keys):
        for key in keys:
            self.desk.keyboard.press(key)
        self.all += len(keys)
        return len(keys)

    def press_and_wait(self, *keys):
        with self.desk.expect_response("**/proof/do/") as answer:
            count = self.press(*keys)
        assert answer.value.ok, (keys, answer.value.text())
        self.desk.locator(".stories[aria-busy=false]").wait_for()
        return count

    def state(self, page):
        told = self.desk.request.get(f"{proof(page)}state/").json()
        return told | {"blocks": blocks_told(told)}

    def shown(self):
        return self.desk.locator(".stop").get_attribute("data-stop")

    def turn(self, one: FaultyPage):
        """To the page, whose first doubt or leftover is shown then."""
        self.turned = self.press(" ")
        self.desk.wait_for_url(f"**{proof(one.page)}#first")
        self.desk.locator(".stop:not([hidden])").wait_for()

    def settle(self, one: FaultyPage):
        """What each doubt and leftover needs; Space to it, where it is not shown by itself."""
        waiting = {f"d{row.pk}" for row in PageDoubt.objects.open().filter(page=one.page)}
        left = {f"b{fault.mends[0].blocks[0]}": fault for fault in one.faults if is_left(fault)}
        waiting |= set(left)
        while waiting:
            count, self.turned = self.turned, 0
            count += 0 if self.shown() else self.press(" ")
            key = self.shown()
            waiting.remove(key)
            if key in left:
                keys = keys_here(left[key].mends[0], self.state(one.page))
                count += self.press_and_wait(*keys)
                self.by_fault[left[key].kind, True].append(count)
            elif int(key[1:]) in one.announced:
                count += self.press_and_wait("Enter")
                self.by_fault[one.announced[int(key[1:])].kind, True].append(count)
            else:
                count += self.press_and_wait("Backspace")
                self.by_fault["nothing wrong", True].append(count)

    def mend(self, one: FaultyPage):
        told = {id(fault) for fault in one.announced.values()}
        for fault in one.faults:
            if id(fault) in told or is_left(fault):
                continue
            count = 0
            for operation in fault.mends:
                count += self.press_and_wait(*keys_for(operation, self.state(one.page)))
            self.by_fault[fault.kind, False].append(count)

    def tell(self):
        for (kind, is_announced), counts in sorted(self.by_fault.items()):
            how = "announced" if is_announced else ""
            sys.stdout.write(f"\n{kind:24} {how:10} {' '.join(map(str, counts))}")


def is_left(fault: Fault):
    return fault.kind in {"left over", "left by the reading"}


def assert_is_true(one: FaultyPage):
    """Every story of the page is what it is in truth, and in the same place."""
    now = layout_now(one.page)
    groups = dict(one.page.groups.values_list("number", "article"))
    articles = {
        frozenset(block.number for block in own): groups[story]
        for story, own in blocks_by_story(now.blocks).items()
    }
    own = blocks_by_story(one.truth.blocks)
    setting = replace(one.truth.setting, sequence=one.page.sequence)
    order = []
    for written in write_stories(one.truth.blocks, one.truth.groups, setting):
        pk = articles[frozenset(block.number for block in own[written.number])]
        article = Article.objects.for_revisions().get(pk=pk)
        said, kept = (
            normalized(Finding(written.story)).version,
            revisions.current_version(article),
        )
        assert revisions.changed_fields(said, kept) == frozenset()
        assert overlap(said.story.regions, kept.story.regions) >= LEAST_OVERLAP
        order.append(article.pk)
    standing = Article.objects.filter(page=one.page).order_by("position")
    assert list(standing.values_list("pk", flat=True)) == order
    assert {b.number: b.kind for b in now.blocks} == {
        b.number: b.kind for b in one.truth.blocks
    }


def overlap(regions, others):
    one, other = drawn(regions), drawn(others)
    both, any_ = ImageChops.logical_and(one, other), ImageChops.logical_or(one, other)
    return both.histogram()[255] / max(1, any_.histogram()[255])


def drawn(regions):
    image = Image.new("1", GRID)
    for region in regions:
        corners = [(x * GRID[0], y * GRID[1]) for x, y in region.polygon]
        ImageDraw.Draw(image).polygon(corners, fill=1)
    return image


def test_an_issue_of_twelve_pages_is_mended_by_keys_alone(page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    issue = make_faulty_issue(SEED)
    desk = sign_in(page)
    opened(desk, issue[0].page)
    editor = Editor(desk)
    for one in issue:
        if one is not issue[0]:
            editor.turn(one)
        editor.settle(one)
        editor.mend(one)
    editor.tell()
    mean = editor.all / len(issue)
    sys.stdout.write(f"\n{editor.all} keys on {len(issue)} pages, {mean:.1f} a page\n")
    for one in issue:
        assert_is_true(one)
    assert not PageDoubt.objects.open().filter(page__issue=issue[0].page.issue).exists()
    most = {True: MOST_ANNOUNCED, False: MOST_UNANNOUNCED}
    assert len(editor.by_fault["nothing wrong", True]) >= len(issue)
    assert [
        (kind, counts)
        for (kind, is_announced), counts in editor.by_fault.items()
        if max(counts) > most[is_announced]
    ] == []
    assert mean <= MOST_A_PAGE
