"""What stands at a story: each assignment gives new drafts and leaves the given ones as they are."""

from articles.reading.geometry import Box
from articles.reading.layout.stages import layout_stages
from articles.reading.layout.stories.attachments import Attachments, attach
from articles.reading.sheet import Drawing
from tests.reading.sheets import KAI, column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
STORY = [line("湖上渔家早", 40, 80, 20), column(wrapped(LAKE, 12), 40, 130)]


def drafts(*parts, **options):
    return [found.draft for found in layout_stages(sheet(*parts, **options), 1).stories]


def test_a_byline_between_headline_and_text_is_the_storys():
    (draft,) = drafts(*STORY, line("本报记者 何平", 40, 105, 10, style=KAI))
    assert [byline.text for byline in draft.bylines] == ["本报记者 何平"]


def test_a_picture_without_words_goes_to_the_story_whose_text_stands_above_it():
    photo = Drawing("image", Box(40, 210, 160, 290))
    (draft,) = drafts(*STORY, drawings=[photo])
    assert [picture.box for picture in draft.pictures] == [photo.box]


def test_a_jump_line_stands_at_the_story_that_ends_above_it_and_in_no_region():
    (draft,) = drafts(*STORY, line("（下转第4版）", 90, 220, 8))
    assert [jump.text for jump in draft.jump_lines] == ["（下转第4版）"]
    assert all(box.y1 < 212 for box in draft.boxes)


def test_attaching_twice_gives_the_same_drafts_for_nothing_is_changed_on_the_way():
    photo = Drawing("image", Box(40, 210, 160, 290))
    found = layout_stages(
        sheet(*STORY, line("本报记者 何平", 40, 105, 10, style=KAI), drawings=[photo]), 1
    )
    roles = found.roles
    given = Attachments(roles.pictures, roles.bylines, roles.jump_lines, roles.remaining)
    assert attach(found.order, given) == attach(found.order, given)
    assert attach(found.order, given)[0] == tuple(story.draft for story in found.stories)


def test_a_picture_inside_another_storys_rectangle_goes_where_its_captions_own_words_are():
    """The story runs around the one beside the picture."""
    grain = "秋粮收购从今天开始全县设点九十个仓容足够农户不必排队资金当天到账价格随行就市质量检测在田头完成。"
    rows = wrapped(grain * 4, 12)
    photo = Drawing("image", Box(312, 330, 432, 400))
    found = drafts(
        line("秋粮收购从今天开始农户不必排队", 40, 80, 25),
        column(rows * 2, 40, 120),
        column(rows[:12], 176, 120),
        column(rows[:16], 312, 120),
        line("湖上渔家早", 176, 330, 20),
        column(wrapped(LAKE, 12), 176, 360),
        line("石桥上人们挑着银鱼赶集", 312, 410, 8, style=KAI),
        drawings=[photo],
    )
    assert [len(draft.pictures) for draft in found] == [0, 1]
