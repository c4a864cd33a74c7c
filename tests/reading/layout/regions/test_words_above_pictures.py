"""Credits and captions above their pictures: at the top of a column, in the middle of one, over two columns."""

import random

import pytest

from articles.reading.geometry import Box
from articles.reading.language.photo_credits import led_behind, led_credit
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.column_pages import set_column, set_text, tight
from tests.reading.sheets import HEI, KAI, SONG, line, sheet
from tests.reading.typesetter import set_body, title, write

CREDITS = {
    "摄影：周禾": "周禾",
    "摄影/何田": "何田",
    "贾军 摄": "贾军",
    "本报记者 孔梅 摄": "孔梅",
    "摄影报道：林小满": "林小满",
    "图/周禾": "周禾",
    "供图：何田": "何田",
    "摄影：本报记者 孔梅": "孔梅",
    "（许丽 摄）": "许丽",
    "图片由何田提供": "何田",
    "Photo: Nora Ellison": "Nora Ellison",
}
CAPTIONS = (
    "渔民在湖边晒网。",
    "图为新修的湖滨步道。",
    "孩子们在新图书馆里读书",
    "村民在晒秋",
    "图为：夜幕下的大桥",
)
EM, MEASURE = 10, 16
LEFT = [40 + n * (MEASURE + 1.5) * EM for n in range(3)]


class Page:
    """A story in three columns with a picture, which has `above` and `below` as its words. `size`: theirs in ems."""

    def __init__(self, chance, size, columns, starts):
        self.chance, self.size = chance, size * EM
        self.style = chance.choice((SONG, KAI, HEI))
        self.columns, self.starts = columns, starts
        self.parts = [
            line("江南日报", 40, 44, 14, style=HEI),
            line("2026年5月24日", 240, 44, 9),
        ]
        self.drawings = []
        self.right = LEFT[columns[-1]] + MEASURE * EM

    def words(self, text, y):
        wide = sum(0.5 if c.isascii() else 1.0 for c in text) * self.size
        free = self.right - LEFT[self.columns[0]] - wide
        x = LEFT[self.columns[0]] + self.chance.choice((0, free, free / 2))
        self.parts.append(set_text(text, x, y, self.size, style=self.style))

    def picture(self, y, above, below):
        """Where text goes on below the picture."""
        for text in above:
            self.words(text, y)
        gap = self.chance.choice((0.3, 0.6, 1.0)) * self.size
        top = y + 0.12 * self.size + gap
        self.drawings.append(
            Drawing("image", Box(LEFT[self.columns[0]], top, self.right, top + 110))
        )
        foot = top + 110
        for text in below:
            self.words(text, foot + 0.88 * self.size + gap)
            foot += 1.4 * self.size + gap
        return foot + 2 * EM

    def story(self, seed, above, below):
        told = write(seed, 8, (2, 4))
        lines = set_body(told, MEASURE, shows_indents=True)
        each = -(-len(lines) // 3)
        self.parts.append(line(title(seed), 40, 104, 500 / len(title(seed)), style=HEI))
        for n, x in enumerate(LEFT):
            column = lines[n * each : (n + 1) * each]
            first = column[: self.starts] if n in self.columns else column
            self.parts.append(set_column(first, x, 134, EM, MEASURE))
            if n in self.columns:
                y = 134 + 1.5 * EM * len(first) + (EM / 2 if first else 0)
                if n == self.columns[0]:
                    foot = self.picture(y, above, below)
                self.parts.append(set_column(column[self.starts :], x, foot, EM, MEASURE))
        return title(seed), tight("".join(told))

    def read(self):
        page = sheet(*self.parts, drawings=self.drawings, width=600, height=1400)
        (found,) = read_sheet_layout(page, 1).findings
        return found.story


PLACES = {"column": ((1,), 0), "middle": ((1,), 6), "wide": ((1, 2), 6), "first": ((0,), 0)}


def read_page(key, size, place, above, below=()):
    """The story with its headline and text as printed, and its only picture."""
    page = Page(random.Random(key), size, *PLACES[place])
    headline, text = page.story(7, above, below)
    story = page.read()
    assert (story.headline, tight("".join(p.text for p in story.body))) == (headline, text)
    assert story.byline_printed == ""
    (picture,) = story.pictures
    return picture


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("credit", CREDITS)
def test_a_credit_above_a_picture_is_its(credit, place):
    for size in (0.75, 0.9):
        picture = read_page(f"{credit} {size}", size, place, [credit])
        assert [person.name for person in picture.credits] == [CREDITS[credit]]
        assert picture.caption == ""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_above_a_picture_is_its(caption, place):
    for size in (0.75, 0.9):
        assert read_page(f"{caption} {size}", size, place, [caption]).caption == caption


@pytest.mark.parametrize("credit", CREDITS)
def test_a_credit_above_and_a_caption_below_are_both_its(credit):
    picture = read_page(credit, 0.85, "middle", [credit], [CAPTIONS[0]])
    assert [person.name for person in picture.credits] == [CREDITS[credit]]
    assert picture.caption == CAPTIONS[0]


@pytest.mark.parametrize(
    "credit",
    ["贾军 摄", "摄影：周禾", "供图：何田", "图为湖滨步道。贾军 摄", "图为夜幕下的大桥。"],
)
def test_words_set_like_the_text_above_them_do_not_make_that_a_caption(credit):
    page = Page(random.Random(credit), 1.0, (1, 2), 6)
    page.style = SONG
    _, text = page.story(7, [credit], [])
    assert tight("".join(p.text for p in page.read().body)) == text


@pytest.mark.parametrize(
    "text", ["文/李贺 图/周禾", "文：李贺 摄影：周禾", "本报记者 李贺 文 图/周禾"]
)
def test_who_wrote_the_text_and_took_the_picture_is_a_byline(text):
    assert led_credit(text) is None
    assert led_behind(text) is None


@pytest.mark.parametrize(
    "text", ["摄影大赛落幕", "图/文 李贺", "摄影：风景如画", "图：湖边的清晨", "图片由来已久"]
)
def test_what_names_nobody_is_no_credit(text):
    assert led_credit(text) is None


def test_a_credit_ends_a_caption():
    for credit, name in CREDITS.items():
        if led_credit(credit):
            said, caption = led_behind(f"渔民在湖边晒网。{credit}")
            assert ([p.name for p in said.credits], caption) == ([name], "渔民在湖边晒网。")
