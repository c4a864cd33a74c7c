"""A small typesetter, so that the reading is tested on pages of the tests' own: paragraphs →
printed lines.

Lines of so many characters; a paragraph begins two characters in; a closing mark hangs past the
measure, an opening one never ends a line, numbers and Latin words stay whole. `write` makes up
paragraphs of news, each subject in words of its own, so that no page in the world is what the
reading could have been fitted to.
"""

import random
import re

from articles.reading import Source, read_pages
from articles.reading.language.measure import CLOSING, OPENING, width

INDENT = "　　"
_UNIT = re.compile(r"[A-Za-z0-9.%]+|.")
_SYLLABLES = (
    "泉桥棚坡稻茶柚藕笋菱鹅牛羊船渡闸坝井窑瓷砖瓦竹藤麻棉丝绸布伞扇灯笛鼓琴棋墨纸砚碑塔亭廊阁院巷街铺坊集渠堤塘湾滩"
    "礁岛岭峰谷洞林枫松柏桐槐柳杏桃梅兰菊荷蒲苇蓼"
)
_LINKS = tuple("的 了 在 把 将 为 让 使 由 从 向 与 和 并 又".split())


def set_lines(paragraph: str, measure: int, *, indent: int = 2) -> list[str]:
    """The lines of one paragraph in a column `measure` characters wide; the indent is white space that a dump drops."""
    lines: list[str] = []
    line, room = "", float(measure - indent)
    for unit in _units(paragraph):
        hangs = unit[-1] in CLOSING and width(unit[:-1]) <= room < width(unit)
        if width(unit) > room and not hangs and line:
            lines.append(line)
            line, room = "", float(measure)
        line += unit
        room -= width(unit)
    return [*lines, line]


def set_body(paragraphs: list[str], measure: int, *, shows_indents: bool = False) -> list[str]:
    """The lines of a text, as one dump shows indents and another does not."""
    lines = []
    for paragraph in paragraphs:
        first, *others = set_lines(paragraph, measure)
        lines += [INDENT * shows_indents + first, *others]
    return lines


def _units(text: str) -> list[str]:
    """What cannot be torn: a word, a character with the marks that may not stand apart from it."""
    units: list[str] = []
    for piece in _UNIT.findall(text):
        stays = units and (piece in CLOSING or units[-1][-1] in OPENING)
        units[-1:] = [units[-1] + piece] if stays else [*units[-1:], piece]
    return units


def write(seed: int, paragraphs: int = 4, sentences: tuple[int, int] = (1, 4)) -> list[str]:
    """Paragraphs about one subject, told by `seed`: a dozen words come back, as names and places do in a report."""
    chance = random.Random(seed)
    words = _subject(chance)
    return [
        "".join(_sentence(chance, words) for _ in range(chance.randint(*sentences)))
        for _ in range(paragraphs)
    ]


def title(seed: int) -> str:
    """A headline in words of the subject that `write` tells of."""
    words = _subject(random.Random(seed))
    return f"{words[0]}{words[1]}迎来{words[2]}"


def _subject(chance: random.Random) -> list[str]:
    return ["".join(chance.sample(_SYLLABLES, chance.choice((2, 2, 3)))) for _ in range(14)]


def _sentence(chance: random.Random, words: list[str]) -> str:
    clauses = [_clause(chance, words) for _ in range(chance.randint(2, 4))]
    return "，".join(clauses) + "。"


def _clause(chance: random.Random, words: list[str]) -> str:
    said = chance.sample(words, chance.randint(2, 3))
    number = (
        f"{chance.randint(2, 9800)}{chance.choice('亩户名个')}"
        if chance.random() < 0.15
        else ""
    )
    return number + "".join(word + chance.choice(_LINKS) for word in said[:-1]) + said[-1]


def read(*blocks: list[str] | str):
    """The one page that these blocks of lines are read into."""
    lines = [
        line for block in blocks for line in ([block] if isinstance(block, str) else block)
    ]
    (page,) = read_pages(Source("page.txt", "\n".join(lines).encode()))
    return page


def stories(*blocks: list[str] | str):
    return [finding.story for finding in read(*blocks).findings]


def texts(story) -> list[str]:
    return [paragraph.text for paragraph in story.body]
