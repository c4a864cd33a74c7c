"""What is read of a mended page: its stories as the desk would have them, and what is still asked of them."""

from dataclasses import replace

import pytest

from articles.reading import confidence
from articles.reading.arrangement import NEW_STORY, Operation
from articles.reading.carrying.carried_reading import carried_reading
from articles.reading.operations import apply_operation
from articles.reading.shapes import Doubt, Finding, PageReading
from articles.reading.story_writing import write_stories

from .test_new_blocks import (
    ADDED,
    AUTUMN,
    FIRST,
    HARVEST,
    HEAD,
    NEW,
    SECOND,
    SPRING,
    THIRD,
    block,
    page,
)

BRIDGE = block(
    "body", "大桥通车以后，两岸的人们来往方便多了，货车不再绕行。", 0.6, x=0.6, story=2
)
READ = page(HEAD, FIRST, SECOND, THIRD, BRIDGE)


def doubt(*blocks, proposal=None):
    return Doubt(
        confidence.TORN, (("before", "甲"), ("after", "乙")), blocks=blocks, proposal=proposal
    )


def reading(layout, doubts=()):
    """The page with doubts: by the number of the story that they are of."""
    told = dict(doubts)
    findings = tuple(
        Finding(
            each.story,
            0.7 if each.number in told else 1.0,
            told.get(each.number, ()),
            number=each.number,
        )
        for each in write_stories(layout.blocks, layout.groups, layout.setting)
    )
    return PageReading(1, findings=findings, layout=layout)


def carried(new, *operations, doubts=()):
    now = READ
    for operation in operations:
        now = apply_operation(now, operation)
    return carried_reading(reading(new, doubts), READ, now)


def findings(found):
    return {finding.number: finding for finding in found.reading.findings}


SPLIT = Operation("move", (3,), NEW_STORY)


def test_stories_are_written_from_the_blocks_as_the_desk_would_have_them():
    found = carried(READ, SPLIT)
    said = {n: [p.text for p in each.story.body] for n, each in findings(found).items()}
    assert said == {1: [SPRING + HARVEST], 2: [BRIDGE.text], 3: [AUTUMN]}
    assert found.as_read == READ


def test_what_they_said_before_has_the_same_numbers():
    found = carried(page(HEAD, FIRST, SECOND, ADDED, THIRD, BRIDGE), SPLIT)
    before = {each.number: each.story.text for each in found.before.findings}
    assert before[3] == AUTUMN
    assert findings(found)[3].story.text == AUTUMN + NEW


def test_a_story_that_is_as_it_was_read_is_doubted_as_it_was_read():
    own = doubt(5)
    found = findings(carried(READ, SPLIT, doubts=[(2, (own,))]))
    assert (found[2].doubts, found[2].confidence) == ((own,), 0.7)


def test_what_the_desk_has_decided_is_not_doubted_again():
    parted = doubt(2, 3)
    split_off = doubt(3)
    found = findings(carried(READ, SPLIT, doubts=[(1, (parted, split_off))]))
    assert [found[n].doubts for n in (1, 3)] == [(), ()]
    assert found[1].confidence == 1.0


def test_what_the_desk_has_joined_is_not_doubted_again():
    beside = doubt(4, 5)
    found = findings(carried(READ, Operation("join", story=1, at=2), doubts=[(1, (beside,))]))
    assert found[1].doubts == ()


def test_what_the_desk_has_not_touched_is_doubted_as_before():
    others = doubt(2, 4), doubt(), doubt(4, 5)
    found = findings(carried(READ, SPLIT, doubts=[(1, others)]))
    assert found[1].doubts == others
    assert found[1].confidence == 0.7


def test_a_doubt_about_what_is_new_is_of_the_story_that_has_it():
    new = page(HEAD, FIRST, SECOND, ADDED, THIRD, BRIDGE)
    found = findings(carried(new, SPLIT, doubts=[(1, (doubt(2), doubt(4)))]))
    assert [d.blocks for d in found[3].doubts] == [(4,)]
    assert [d.blocks for d in found[1].doubts] == [(2,)]
    assert found[3].confidence < 1.0


@pytest.mark.parametrize(
    ("proposal", "wanted"),
    [
        (Operation("move", (5,), 1), Operation("move", (5,), 1)),
        (Operation("join", story=1, at=2), Operation("join", story=1, at=2)),
        (Operation("move", (5,), 0), Operation("move", (5,), 0)),
        (Operation("cut", (5,), at=4), None),  # it has no such line
        (Operation("move", (5,), 9), None),
        (None, None),
    ],
)
def test_a_proposal_stays_if_it_can_still_be_done(proposal, wanted):
    found = findings(carried(READ, SPLIT, doubts=[(2, (doubt(5, proposal=proposal),))]))
    assert found[2].doubts[0].proposal == wanted


def test_a_proposal_names_stories_as_they_are_numbered_now():
    extra = replace(block("body", NEW, 0.5, x=0.6), story=2)
    new = page(HEAD, FIRST, SECOND, THIRD, extra, replace(BRIDGE, story=3))
    told = doubt(6, proposal=Operation("move", (6,), 2))
    found = findings(carried(new, SPLIT, doubts=[(3, (told,))]))
    number = next(n for n, each in found.items() if each.story.text == NEW)
    assert found[2].doubts[0].proposal == Operation("move", (6,), number)


def test_what_does_not_go_online_because_of_its_neighbour_is_told_with_its_place():
    barred = Operation("kind", (3,), value="print_only", reason="保密")
    found = carried(page(HEAD, FIRST, SECOND, ADDED, THIRD, BRIDGE), barred)
    (told,) = found.doubts
    assert (told.blocks, dict(told.arguments)) == ((4,), {"words": NEW[:20]})
    assert told.region == found.reading.layout.blocks[3].box
    assert NEW not in "".join(f.story.text for f in found.reading.findings)


def test_leftovers_are_those_of_the_desk():
    found = carried(READ, Operation("move", (3,), 0))
    assert [left.text for left in found.reading.leftovers] == [AUTUMN]
