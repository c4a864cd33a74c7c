"""Picture stories: a story of its own that holds its photo, whichever of photo, headline and words comes first."""

import pytest

from articles.reading.confidence import PICTURE_WITHOUT_CAPTION
from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading import photo_row_pages
from tests.reading.picture_pages import BRIDGE, FORMS, HEADLINE, LAKE, SHOWN, TEA, make_page
from tests.reading.sheets import HEI, column, line, sheet, wrapped


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(12))
def test_a_picture_story_holds_its_photo_and_its_words_and_no_other_story_does(seed, form):
    page, photo = make_page(seed, form)
    found = read_sheet_layout(page, 1)
    stories = [finding.story for finding in found.findings]
    assert len(stories) == 6, [story.headline for story in stories]
    (own,) = [story for story in stories if story.headline == HEADLINE]
    assert SHOWN in own.text
    assert [len(story.pictures) for story in stories if story is not own] == [0] * 5
    assert len(own.pictures) == 1
    assert own.pictures[0].region.box == pytest.approx(in_fractions(photo, page), abs=0.01)
    assert found.leftovers == ()
    assert [credit.name for credit in (*own.bylines, *own.pictures[0].credits)] == ["周小舟"]


def in_fractions(box, page):
    return (
        box.x0 / page.width,
        box.y0 / page.height,
        box.x1 / page.width,
        box.y1 / page.height,
    )


def test_a_picture_between_a_text_and_the_next_storys_headline_is_doubted():
    above = [line("湖上渔家早", 40, 80, 20), column(wrapped(LAKE, 12), 40, 110)]
    photo = Drawing("image", Box(40, 186, 160, 280))
    below = [line("新桥今通车两岸笑", 40, 306, 28), *columns(BRIDGE + TEA, 12, 330)]
    found = read_sheet_layout(sheet(*above, *below, drawings=[photo]), 1)
    (doubted,) = [f for f in found.findings if f.story.pictures]
    assert [said.message for said in doubted.doubts] == [PICTURE_WITHOUT_CAPTION]


def columns(text, measure, y):
    rows = wrapped(text, measure)
    middle = (len(rows) + 1) // 2
    return [column(rows[:middle], 40, y), column(rows[middle:], 180, y)]


def story_with(*images):
    """How many pictures a page of two stories with captions nowhere has of these images."""
    above = [line("湖上渔家早", 40, 80, 20), column(wrapped(LAKE, 12), 40, 110)]
    below = [line("新桥今通车两岸笑", 40, 306, 28), *columns(BRIDGE + TEA, 12, 330)]
    drawings = [Drawing("image", box) for box in images]
    found = read_sheet_layout(sheet(*above, *below, drawings=drawings), 1)
    return sum(len(finding.story.pictures) for finding in found.findings)


@pytest.mark.parametrize("width", [70, 90, 110])
@pytest.mark.parametrize("height", [32, 36, 44])
@pytest.mark.parametrize("left", [40, 180, 300])
def test_a_logo_in_the_page_head_is_no_storys_photo(left, width, height):
    assert story_with(Box(left, 6, left + width, 6 + height)) == 0


@pytest.mark.parametrize("height", [25, 32, 39, 50])
@pytest.mark.parametrize("shape", [3.2, 4.5])
@pytest.mark.parametrize("y", [190, 210])
def test_a_strip_without_words_is_an_ornament(y, shape, height):
    assert story_with(Box(40, y, 40 + shape * height, y + height)) == 0


@pytest.mark.parametrize(
    "photo",
    [
        Box(40, 186, 84, 242),  # a portrait
        Box(40, 186, 160, 280),
        Box(40, 186, 300, 260),  # wide, as of a row of people
    ],
)
def test_a_portrait_and_a_wide_photo_stay_photos(photo):
    assert story_with(photo) == 1


@pytest.mark.parametrize("form", ["row", "stack"])
@pytest.mark.parametrize("seed", range(10))
def test_a_story_of_two_photos_holds_both(seed, form):
    findings = read_sheet_layout(photo_row_pages.make_page(seed, form), 1).findings
    stories = [finding.story for finding in findings]
    assert [len(story.pictures) for story in stories] == [0, 0, 2]
    assert [person.name for p in stories[2].pictures for person in p.credits] == ["高远航"]


@pytest.mark.parametrize("away", [1.5, 3.0, 4.5])
def test_a_captioned_picture_a_little_off_goes_to_the_only_story_near_with_a_doubt(away):
    rows = [row for text in (LAKE, BRIDGE, TEA) for row in wrapped(text, 14)]
    text = [line("湖上渔家早", 40, 80, 20), column(rows, 40, 110)]
    photo = Drawing("image", Box(180 + 10 * away, 110, 400, 210))
    words = line("村民在井台边打水。", photo.box.x0, 224, 9)
    names = line("杜 〇 摄", photo.box.x0 + 11 * 9, 224, 9)
    (found,) = read_sheet_layout(sheet(*text, words, names, drawings=[photo]), 1).findings
    (picture,) = found.story.pictures
    assert (picture.caption, [c.name for c in picture.credits]) == (
        "村民在井台边打水。",
        ["杜〇"],
    )


@pytest.mark.parametrize("blank", [1.2, 2.0, 3.0])
@pytest.mark.parametrize("name", ["巴特尔·宝力格", "孟繁", "欧阳若兰"])
def test_names_level_with_a_caption_are_its_credit_however_far_behind(name, blank):
    rows = [row for text in (LAKE, BRIDGE, TEA) for row in wrapped(text, 14)]
    text = [line("湖上渔家早", 40, 80, 20), column(rows, 40, 110)]
    photo = Drawing("image", Box(195, 110, 440, 210))
    words = line("牧民在草场上接羔。", 195, 224, 9)
    names = line(name + " 摄", 195 + (9 + blank) * 9, 224, 9)
    (found,) = read_sheet_layout(sheet(*text, words, names, drawings=[photo]), 1).findings
    (picture,) = found.story.pictures
    assert [credit.name for credit in picture.credits] == [name]


@pytest.mark.parametrize("size", [15, 18, 22])
def test_words_that_name_sections_head_the_picture_below_them_if_they_are_large(size):
    rows = [row for text in (LAKE, BRIDGE, TEA) for row in wrapped(text, 14)]
    text = [line("湖上渔家早", 40, 80, 20), column(rows, 40, 110)]
    photo = Drawing("image", Box(195, 98, 440, 210))
    head = line("田间课堂", 318 - 2 * size, 84, size)
    words = line("牧民在草场上接羔。何田 摄", 195, 224, 9)
    found = read_sheet_layout(sheet(*text, head, words, drawings=[photo]), 1).findings
    own, story = sorted(found, key=lambda finding: len(finding.story.pictures), reverse=True)
    assert (own.story.headline, own.story.pictures[0].caption) == (
        "田间课堂",
        "牧民在草场上接羔。",
    )
    assert (story.story.headline, story.story.pictures) == ("湖上渔家早", ())


@pytest.mark.parametrize("wide", [12, 14, 16])
def test_a_photo_story_s_headline_takes_no_column_of_the_story_below_the_photo(wide):
    """Its headline stands over the second column alone, as the one below does over the first."""
    right = 40 + (wide + 1.5) * 10
    photo = Drawing("image", Box(40, 98, right + wide * 10, 220))
    parts = [
        line("湖畔花开", (right + wide * 10 + 40) / 2 - 40, 84, 20),
        line("村民在井台边打水。何田 摄", 40, 234, 9),
        line("新桥今天通车", 40, 270, 20),
        column(wrapped(BRIDGE, wide) * 2, 40, 302),
        column(wrapped(TEA, wide) * 2, right, 302),
    ]
    found = read_sheet_layout(sheet(*parts, drawings=[photo]), 1).findings
    stories = {finding.story.headline: finding.story for finding in found}
    assert list(stories) == ["湖畔花开", "新桥今天通车"]
    assert stories["湖畔花开"].body == ()
    assert TEA[:20] in stories["新桥今天通车"].text


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("size", [9.0, 10.0])
def test_photos_in_a_row_above_their_headline_are_one_story(count, size):
    parts = []
    for headline, told, x in (("湖上渔家早", LAKE, 40), ("新桥今通车", BRIDGE, 260)):
        parts += [line(headline, x, 90, 20), column(wrapped(told * 2, 20), x, 118, size)]
    wide = (420 - 6 * (count - 1)) / count
    photos = [
        Box(40 + n * (wide + 6), 420, 40 + n * (wide + 6) + wide, 520) for n in range(count)
    ]
    parts.append(line("百人齐写家书", 40, 542, 18))
    said = "活动现场，参与者用毛笔写下对亲人的问候，主办方负责寄送，纸笔备好。周禾 摄"
    parts.append(column(wrapped(said, 44), 40, 558, size))
    drawings = [Drawing("image", box) for box in photos]
    found = read_sheet_layout(sheet(*parts, drawings=drawings, width=500, height=700), 1)
    (own,) = [f.story for f in found.findings if f.story.headline == "百人齐写家书"]
    (picture,) = own.pictures
    assert picture.caption.startswith("活动现场")
    assert picture.region.box == pytest.approx((0.08, 0.6, 0.92, 0.743), abs=0.01)


@pytest.mark.parametrize("label", ["简讯", "短波"])
def test_a_photos_headline_above_signed_briefs_does_not_name_them(label):
    parts = [
        line("湖上渔家早", 40, 90, 20, style=HEI),
        column(wrapped(LAKE * 2, 30), 40, 115, 9),
    ]
    photo = Box(40, 260, 310, 380)
    parts.append(line("河灯点亮夜色", 40, 400, 20, style=HEI))
    said = "入夜，人们把心愿写好，放进水里，灯光顺流而下。（唐小雅 摄）"
    parts.append(column(wrapped(said, 30), 40, 420, 9))
    parts.append(line(label, 150, 465, 15, style=HEI))
    y = 490
    for told, name in ((LAKE, "周禾"), (BRIDGE, "何田"), (TEA, "林小满")):
        rows = wrapped(told[:50] + f"。（{name}）", 30)
        parts.append(column(rows, 40, y, 9))
        y += 13.5 * len(rows) + 8
    page = sheet(*parts, drawings=[Drawing("image", photo)], width=350, height=800)
    found = [finding.story for finding in read_sheet_layout(page, 1).findings]
    assert "河灯点亮夜色" in [story.headline for story in found]
    assert {story.section for story in found} == {"", label}


def told_of(form, credit, count, size=10):
    """A story beside one of `count` photos in a row; `form`: in which order headline, photos and words stand."""
    wide = 26 * size
    each = (wide - 4 * (count - 1)) / count
    parts = [line("湖上渔家早", 40, 80, 20, style=HEI)]
    parts += [column(wrapped(LAKE + "。" + BRIDGE + "。" + LAKE + "。", 20), 40, 110)]
    rows = wrapped(TEA[:30] + "。" + ("" if credit.startswith("\n") else credit), 26)
    rows += [credit.strip()] if credit.startswith("\n") else []
    x, y, photos = 260.0, 70.0, []
    for part in form:
        if part == "h":
            parts.append(line("谷雨前后采茶忙", x + 40, y + 20, 20, style=HEI))
            y += 28
        elif part == "p":
            photos = [
                Box(x + n * (each + 4), y, x + n * (each + 4) + each, y + 90)
                for n in range(count)
            ]
            y += 92
        else:
            parts.append(column(rows, x, y + 10, size))
            y += 15 * len(rows) + 4
    drawings = [Drawing("image", box) for box in photos]
    found = read_sheet_layout(sheet(*parts, drawings=drawings, height=700), 1).findings
    return next(f.story for f in found if "采茶忙" in f.story.headline)


@pytest.mark.parametrize("form", ["hwp", "phw", "hpw"])
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("credit", ["　石磊 摄", "（石磊 摄）", "\n石磊 摄"])
def test_words_of_photos_in_the_texts_type_are_their_caption(credit, count, form):
    story = told_of(form, credit, count)
    assert story.body == ()
    assert story.bylines == ()
    captions = [picture.caption for picture in story.pictures if picture.caption]
    assert captions == [TEA[:30] + "。"]
    assert [c.name for p in story.pictures for c in p.credits] == ["石磊"]
