"""Zones of upright text as papers set them, page by page from a seed, with what each story tells.

Two to twelve lines a tier, headlines upright or level, kickers, decks, bylines and captions; in
simplified and traditional Chinese and in Japanese; alone or beside level stories. The same page can
be had as it is set and as OCR programs write it (upright_layers).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from articles.reading.geometry import Box
from articles.reading.language.measure import is_han
from articles.reading.sheet import Drawing, Sheet
from tests.reading.typesetter import set_lines, title, write
from tests.reading.upright_pages import KANA, UprightPage

LANGUAGES = ("simplified", "traditional", "japanese")
NAMES = ("孟繁", "高远航", "石一鸣", "左思雨", "林青禾", "周平", "欧阳明月")
_TRADITIONAL = str.maketrans(
    "桥鹅闸坝砖棉丝绸布伞笔灯砚亭阁铺渠湾滩岛岭风东乐艺为让将从与并亩户图摄记者",
    "橋鵝閘壩磚棉絲綢布傘筆燈硯亭閣鋪渠灣灘島嶺風東樂藝為讓將從與並畝戶圖攝記者",
)
_QUOTES = {"simplified": "“”", "traditional": "「」", "japanese": "「」"}


@dataclass(frozen=True)
class Run:
    """Characters of one line, from its upper left corner; `step` ems from one to the next."""

    text: str
    x: float
    y: float
    size: float
    is_upright: bool
    step: float = 1.0
    style: int = 0
    is_ruby: bool = False


@dataclass(frozen=True)
class ToldStory:
    headline: str
    body: str
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    caption: str = ""
    credit: str = ""


@dataclass
class ZonePage:
    """Lines and drawings of a page, and its stories."""

    seed: int
    runs: list[Run] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    told: list[ToldStory] = field(default_factory=list)
    last: int = 0  # the text's last line among the runs

    def moved(self, across: float, down: float) -> ZonePage:
        runs = [replace(r, x=r.x + across, y=r.y + down) for r in self.runs]
        drawings = [replace(d, box=_moved(d.box, across, down)) for d in self.drawings]
        return ZonePage(self.seed, runs, drawings, list(self.told))

    def add(self, other: ZonePage) -> None:
        self.runs += other.runs
        self.drawings += other.drawings
        self.told += other.told

    @property
    def box(self) -> Box:
        boxes = [_box(run) for run in self.runs] + [d.box for d in self.drawings]
        return Box(
            min(b.x0 for b in boxes),
            min(b.y0 for b in boxes),
            max(b.x1 for b in boxes),
            max(b.y1 for b in boxes),
        )


def _moved(box: Box, across: float, down: float) -> Box:
    return Box(box.x0 + across, box.y0 + down, box.x1 + across, box.y1 + down)


def _box(run: Run) -> Box:
    long = len(run.text) * run.step * run.size
    wide, high = (run.size, long) if run.is_upright else (long, run.size)
    return Box(run.x, run.y, run.x + wide, run.y + high)


@dataclass(frozen=True)
class ZoneSetting:
    """How a story is set. `wide`: lines in a tier. Lengths in ems of the text unless said otherwise."""

    language: str
    em: float
    wide: int
    tiers: int
    deep: int
    pitch: float
    step: float
    tier_gap: float
    headline: str  # "upright" or "level"
    large: float
    kicker: bool
    deck: bool
    byline: str  # "", "between" or "foot"
    picture: str  # "", "upright" or "level": its caption
    ruby: bool
    digits: bool
    framed: bool


def any_zone(chance: random.Random, em: float) -> ZoneSetting:
    """`em`: that of the page's text; one story in eight has a larger one."""
    return ZoneSetting(
        language=chance.choice(LANGUAGES),
        em=em * chance.choice((1.0,) * 7 + (1.25,)),
        wide=chance.randint(2, 12),
        tiers=chance.choice((1, 1, 2, 3, 4)),
        deep=chance.choice((11, 12, 14, 17, 20, 24)),
        pitch=chance.choice((1.5, 1.6, 1.75, 2.0)),
        step=chance.choice((1.0, 1.0, 1.05)),
        tier_gap=chance.choice((1.2, 1.5, 2.0, 2.5)),
        headline=chance.choice(("upright", "upright", "level")),
        large=chance.choice((1.8, 2.2, 2.6)),
        kicker=chance.random() < 0.25,
        deck=chance.random() < 0.25,
        byline=chance.choice(("", "between", "foot")),
        picture=chance.choice(("", "", "", "upright", "level")),
        ruby=chance.random() < 0.5,
        digits=chance.random() < 0.5,
        framed=chance.random() < 0.3,
    )


def zone(number: int, setting: ZoneSetting) -> ZonePage:
    """A story of its own, its text's upper right corner at 0, 0."""
    chance = random.Random(number)
    page = ZonePage(number)
    lines, body = _text(number, setting, chance)
    wide = -(-len(lines) // setting.tiers)
    em, line = setting.em, setting.pitch * setting.em
    tier = (setting.deep * setting.step + setting.tier_gap) * em
    for n, (text, indent) in enumerate(lines):
        row, column = divmod(n, wide)
        x = -em - column * line
        y = row * tier + indent * setting.step * em
        page.last = len(page.runs)
        page.runs.append(Run(text, x, y, em, True, setting.step))
        if setting.ruby and setting.language == "japanese" and chance.random() < 0.2:
            page.runs += _ruby(text, x, y, setting)
    rows = -(-len(lines) // wide)
    height = rows * tier - setting.tier_gap * em
    left = -em - (wide - 1) * line
    told = ToldStory(_script(title(number), setting.language), body)
    told = _with_headline(page, told, setting, left, chance)
    if setting.picture:
        told = _with_picture(page, told, setting, (left, height), chance)
    page.told.append(told)
    if setting.framed:
        x0, y0, x1, y1 = page.box
        page.drawings.append(Drawing("frame", Box(x0 - em, y0 - em, x1 + em, y1 + em)))
    return page


def _text(
    number: int, setting: ZoneSetting, chance: random.Random
) -> tuple[list[tuple[str, float]], str]:
    """Lines with their indents, so many that tiers of `wide` lines are filled, and the text."""
    wanted = setting.wide * setting.tiers
    indent = 1 if setting.language == "japanese" else 2
    lines: list[tuple[str, float]] = []
    paragraphs: list[str] = []
    for paragraph in write(number, 60, (1, 3)):
        text = _worded(paragraph, setting, chance)
        found = set_lines(text, setting.deep, indent=indent)
        if lines and len(lines) + len(found) > wanted:
            break
        lines += [(line, 0.0 if n else float(indent)) for n, line in enumerate(found)]
        paragraphs.append(text)
    return lines, "".join(paragraphs)


def _worded(paragraph: str, setting: ZoneSetting, chance: random.Random) -> str:
    opening, closing = _QUOTES[setting.language]
    if chance.random() < 0.3:
        head, comma, tail = paragraph.partition("，")
        paragraph = f"{opening}{head}{closing}{comma}{tail}"
    if setting.digits and chance.random() < 0.4:
        paragraph = f"去年{chance.randint(10, 12)}月{chance.randint(10, 28)}日，{paragraph}"
    if setting.language == "japanese":
        paragraph = "".join(
            chance.choice(KANA) if c in "的了在把将为让使由从向与和并又" else c
            for c in paragraph
        ).replace("，", "、")
    return _script(paragraph, setting.language)


def _script(text: str, language: str) -> str:
    return text if language == "simplified" else text.translate(_TRADITIONAL)


def _ruby(text: str, x: float, y: float, setting: ZoneSetting) -> list[Run]:
    """Kana in half the size to the right of a line's first Han character."""
    if not (text[:1].isalpha() and is_han(text[0])):
        return []
    return [Run("みず", x + setting.em, y, setting.em / 2, True, is_ruby=True)]


def _with_headline(
    page: ZonePage,
    told: ToldStory,
    setting: ZoneSetting,
    left: float,
    chance: random.Random,
) -> ToldStory:
    told = replace(
        told,
        kicker=_script("江南水乡写真", setting.language) if setting.kicker else "",
        deck=_script("南堤北岸一年间", setting.language) if setting.deck else "",
        byline=chance.choice(NAMES) if setting.byline else "",
    )
    if setting.headline == "level":
        return _level_headline(page, told, setting, left)
    return _upright_headline(page, told, setting)


def _upright_headline(page: ZonePage, told: ToldStory, setting: ZoneSetting) -> ToldStory:
    """From the text to the right: byline, deck, headline, kicker, each on a line of its own."""
    em = setting.em
    x = 1.2 * em
    if told.byline and setting.byline == "between":
        page.runs.append(Run(told.byline, x, 2 * em, em, True))
        x += 1.8 * em
    if told.deck:
        page.runs.append(Run(told.deck, x, em, 1.3 * em, True, style=1))
        x += 1.9 * em
    large = setting.large * em
    page.runs.append(Run(told.headline, x, 0.0, large, True, style=1))
    x += large + 0.6 * em
    if told.kicker:
        page.runs.append(Run(told.kicker, x, 0.0, 1.3 * em, True, style=1))
    return _signed(page, told, setting)


def _level_headline(
    page: ZonePage, told: ToldStory, setting: ZoneSetting, left: float
) -> ToldStory:
    """Over the text from below: byline, deck, headline, kicker; a narrow text has an upright one."""
    em = setting.em
    large = min(setting.large * em, -left / len(told.headline))
    if large < 1.5 * em:
        return _upright_headline(page, told, setting)
    y = -1.5 * em
    middle = left / 2
    parts = [
        (told.byline if setting.byline == "between" else "", em, 0),
        (told.deck, 1.3 * em, 1),
        (told.headline, large, 1),
        (told.kicker, 1.3 * em, 1),
    ]
    for text, high, style in parts:
        if text:
            y -= high
            page.runs.append(
                Run(text, middle - len(text) * high / 2, y, high, False, style=style)
            )
            y -= 0.7 * em
    return _signed(page, told, setting)


def _signed(page: ZonePage, told: ToldStory, setting: ZoneSetting) -> ToldStory:
    """The author's name in brackets at the foot of the last line, if that has room for it."""
    if not told.byline or setting.byline != "foot":
        return told
    text = page.runs[page.last]
    name = f"（{told.byline}）"
    tier = (setting.deep * setting.step + setting.tier_gap) * setting.em
    top = text.y // tier * tier
    room = setting.deep - (text.y - top) / setting.em - len(text.text)
    if room < len(name) + 1:
        return replace(told, byline="")
    y = top + (setting.deep - len(name)) * setting.step * setting.em
    page.runs.append(Run(name, text.x, y, setting.em, True, setting.step))
    return told


def _with_picture(
    page: ZonePage,
    told: ToldStory,
    setting: ZoneSetting,
    size: tuple[float, float],
    chance: random.Random,
) -> ToldStory:
    """A photo at the left of the text; its caption upright at its left, or level below it."""
    em, (left, height) = setting.em, size
    small = 0.85 * em
    caption = _script(f"{title(page.seed)[:2]}边的渔船靠岸。", setting.language)
    credit = chance.choice(NAMES)
    printed = _script(f"{caption}{credit}摄", setting.language)
    high = max(height * 0.6, (len(printed) + 1) * small)
    wide = max(1.3 * high, (len(printed) + 1) * small)
    right = left - 1.5 * em
    page.drawings.append(Drawing("image", Box(right - wide, 0.0, right, high)))
    if setting.picture == "upright":
        page.runs.append(Run(printed, right - wide - 1.5 * small, 0.0, small, True))
    else:
        page.runs.append(Run(printed, right - wide, high + 0.5 * small, small, False))
    return replace(told, caption=caption, credit=credit)


def level_story(number: int, em: float, columns: int) -> ZonePage:
    """A story in level columns under its headline, its upper left corner at 0, 0."""
    page = ZonePage(number)
    paragraphs = write(number, 2 * columns, (1, 3))
    lines = [
        (line, 0.0 if n else 2.0)
        for paragraph in paragraphs
        for n, line in enumerate(set_lines(paragraph, 14))
    ]
    deep = -(-len(lines) // columns)
    large = min(2.2 * em, 15 * columns * em / len(title(number)))
    page.runs.append(Run(title(number), 0.0, 0.0, large, False, style=1))
    for n, (text, indent) in enumerate(lines):
        column, row = divmod(n, deep)
        x, y = (16 * column + indent) * em, large + (1.4 + 1.5 * row) * em
        page.runs.append(Run(text, x, y, em, False))
    page.told.append(ToldStory(title(number), "".join(paragraphs)))
    return page


def zone_page(seed: int) -> ZonePage:
    """A page of one to four zones in rows, from the right to the left, half of the pages with a level story."""
    chance = random.Random(seed)
    page = ZonePage(seed)
    em = chance.choice((8.0, 9.0, 10.0, 10.5, 12.0))
    foot = 60.0
    for row in range(chance.choice((1, 1, 2))):
        numbers = [100 * seed + 10 * row + n for n in range(chance.choice((1, 1, 2)))]
        foot = _row(page, numbers, foot, em, chance)
    if chance.random() < 0.5:
        story = level_story(
            100 * seed + 77, chance.choice((9.0, 10.0)), chance.choice((1, 2, 3))
        )
        _add_level(page, story, foot, chance)
    moved = page.moved(40 - page.box.x0, 0)
    moved.runs.append(Run("江南日报　2026年11月20日　星期五　副刊", 40, 20, 9.0, False))
    return moved


def _row(
    page: ZonePage, numbers: list[int], top: float, em: float, chance: random.Random
) -> float:
    """Sets zones beside each other, with a rule below; the next row's top."""
    right = 0.0
    for number in numbers:
        setting = any_zone(chance, em)
        found = zone(number, setting)
        box = found.box
        page.add(found.moved(right - box.x1, top - box.y0))
        right -= box.width + 3 * setting.em
    foot = page.box.y1
    page.drawings.append(
        Drawing("rule", Box(page.box.x0, foot + 1.5 * em, 0.0, foot + 1.5 * em + 0.6))
    )
    return foot + 3.5 * em


def _add_level(page: ZonePage, story: ZonePage, foot: float, chance: random.Random) -> None:
    """Puts a level story at the left of the zones or below them."""
    box, own = page.box, story.box
    if chance.random() < 0.5:
        page.add(story.moved(box.x0 - own.x1 - 30, 60.0))
    else:
        page.add(story.moved(box.x0, foot))


def as_set(page: ZonePage, *, shuffled: bool = False) -> Sheet:
    """The page as a typesetting program writes it."""
    paper = UprightPage(page.seed)
    for run in page.runs:
        if run.is_upright:
            paper.upright(run.text, run.x, run.y, run.size, run.step, run.style)
        else:
            paper.level(run.text, run.x, run.y, run.size, run.style)
    paper.drawings += page.drawings
    box = page.box
    return paper.sheet(box.x1 + 40, box.y1 + 40, shuffled=shuffled)
