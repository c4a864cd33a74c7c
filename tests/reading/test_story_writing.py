"""Stories are written from blocks alone: by the import, and again from what was kept, wherever the blocks are now."""

from dataclasses import replace

import pytest

from articles.reading.layout_codec import pack_layout, unpack_layout
from articles.reading.page_layout import (
    BlockLine,
    PageBlock,
    PageLayout,
    PageSetting,
    StoryGroup,
)
from articles.reading.story_writing import write_stories
from articles.story import Credit
from tests.reading.sample_layouts import SAMPLES, layouts_of, read_sample, regrouped

every_sample = pytest.mark.parametrize("name", SAMPLES)
SEEDS = range(3)
ONE_STORY = (StoryGroup(1),)
# signs around names, and their words, that a byline or a credit leaves out
LEFT_OUT = set("□■（）()—-·　摄文图/／:： 本报讯")


def stories_of(layout):
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    return [story.story for story in written]


def squeezed(text):
    return sorted(c for c in text if not c.isspace())


def said(story):
    """All words of a story, as often as it says them."""
    parts = [story.kicker, story.headline, story.deck, story.byline_printed, story.lead_in]
    parts += [story.dateline, story.section, *(p.text for p in story.body)]
    parts += [p.caption_printed for p in story.pictures]
    return "".join(parts)


@every_sample
def test_kept_blocks_give_the_stories_of_the_reading(name):
    for reading in read_sample(name):
        kept = unpack_layout(pack_layout(reading.layout))
        written = write_stories(kept.blocks, kept.groups, kept.setting)
        found = reading.findings
        assert [each.story for each in written] == [finding.story for finding in found]
        assert [each.number for each in written] == [finding.number for finding in found]
        assert [(each.continues_on, each.continued_from) for each in written] == [
            (finding.continues_on, finding.continued_from) for finding in found
        ]


@pytest.mark.parametrize("seed", SEEDS)
@every_sample
def test_blocks_in_any_place_and_role_are_written_without_loss(name, seed):
    for layout in layouts_of(name):
        moved = regrouped(layout, seed)
        written = write_stories(moved.blocks, moved.groups, moved.setting)
        marks = {each.number: "".join(each.marks) for each in written}
        for each in written:
            own = [b for b in moved.blocks if b.kind == "story" and b.story == each.number]
            texts = [b for b in own if b.role not in ("byline", "jump", "picture", "label")]
            printed = "".join(b.text for b in texts)
            heard = squeezed(said(each.story) + marks[each.number])
            for character in set(squeezed(printed)) - LEFT_OUT:
                assert printed.count(character) <= heard.count(character) + 1, character


@every_sample
def test_the_desks_and_the_readings_blocks_are_one_shape(name):
    for layout in layouts_of(name):
        moved = regrouped(layout, 5)
        assert unpack_layout(pack_layout(moved)) == moved


def line(text, x0=0.1, y0=0.1):
    return BlockLine(text, (x0, y0, x0 + 0.03 * len(text), y0 + 0.01), 10.0)


def block(number, role, *lines, **options):
    made = PageBlock(number, role, role, "story", tuple(lines), story=1, place=number)
    return replace(made, origin=number, **options)


def page(*blocks, groups=ONE_STORY):
    return PageLayout(PageSetting(1, (300.0, 500.0)), blocks, groups)


def test_a_byline_that_the_desk_names_is_one_though_no_name_is_found():
    told = block(2, "byline", line("某某大学历史系研究小组供稿单位"), role_read="unknown")
    (story,) = stories_of(page(block(1, "headline", line("春耕")), told))
    assert story.byline_printed == "某某大学历史系研究小组供稿单位"


def test_a_byline_is_told_from_the_block_that_holds_it():
    (story,) = stories_of(
        page(block(1, "headline", line("春耕")), block(2, "byline", line("本报记者 李明")))
    )
    assert story.bylines == (Credit("李明", "记者", story.bylines[0].agency),)


def test_a_caption_without_its_picture_is_a_picture_without_a_file():
    (story,) = stories_of(
        page(block(1, "headline", line("春耕")), block(2, "caption", line("图为村民在插秧。")))
    )
    (picture,) = story.pictures
    assert (picture.caption, picture.image, picture.region) == ("图为村民在插秧。", "", None)


def test_a_picture_is_shown_in_the_story_that_it_is_put_in():
    photo = block(3, "picture", area=(0.5, 0.5, 0.9, 0.7), image="4-1")
    words = block(4, "caption", line("图为村民在插秧。", 0.5, 0.72), picture=3)
    (story,) = stories_of(page(block(1, "headline", line("春耕")), photo, words))
    (picture,) = story.pictures
    assert (picture.caption, picture.image) == ("图为村民在插秧。", "4-1")
    assert picture.region.box == (0.5, 0.5, 0.9, 0.7)


def test_a_label_over_several_stories_is_the_section_of_each():
    label = block(1, "label", line("简讯"))
    first = block(2, "body", line("一则消息。", y0=0.2))
    second = block(3, "body", line("另一则消息。", y0=0.3), story=2)
    groups = (StoryGroup(1), StoryGroup(2, labels=(1,)))
    found = stories_of(page(label, first, second, groups=groups))
    assert [story.section for story in found] == ["简讯", "简讯"]


def test_a_group_without_blocks_is_no_story():
    assert (
        stories_of(
            page(block(1, "body", line("消息。")), groups=(StoryGroup(1), StoryGroup(2)))
        )[1:]
        == []
    )
