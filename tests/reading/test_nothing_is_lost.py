"""For any text: no exception, and every printed character is in a story, in the furniture or in
the leftovers.

NEWSROOM_FUZZ=5000 in the environment tries so many examples a test instead of the few of an
ordinary run.
"""

import os
import random
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.reading import PageReading, ReadingError, Source, read_pages
from articles.reading.confidence import SECTION_BY_KIND
from articles.reading.dump.decoding import decode
from articles.reading.dump.text import read_dump
from tests.reading.floors import PAGES

EXAMPLES = int(os.environ.get("NEWSROOM_FUZZ", "80"))
CUTS = 4  # places a page is cut off at
BYLINES = [
    "本报讯 记者李明 报道 ",
    "本报讯（记者王伟 通讯员赵丽）",
    "新华社长沙11月8日电（记者周平）",
    "□ 高 寒",
    "（本报记者 张三）",
    "（何雪峰）",
]
CAPTIONS = ["图为", "新华社记者 李 贺 摄", "（资料图片）", "文", "摄", "■"]
FURNITURE = ["第3版 要闻", "2023年11月8日 星期三", "责任编辑：李四", "一线观察"]
LINES = ["聚焦服务大局，打造特色品牌。", "石柱桥头镇石柱桥头镇", "打造特色小镇打造特色小镇"]
MARKS = ["，", "。", "……", "——", "“", "”", "（", "）", "①", "13.3%", "BP", "· "]
SPACES = [" ", "　　", "\n", "\n\n", "\r\n", "\f", "\t"]
STRANGERS = [
    "<script>alert(1)</script>",
    "&amp;",
    "\u202e",
    "\x07",
    "\u200b",
    "👨\u200d👩\u200d👧",
    "𠮷",
    "é",
    "ﬁ",
]
PIECES = [*BYLINES, *CAPTIONS, *FURNITURE, *LINES, *MARKS, *SPACES, *STRANGERS]
TELLING = "的一是在不了有和人这中大为上个国，。：“”（）、本报讯记者摄版\n 　"
texts = st.one_of(
    st.text(min_size=1, max_size=400),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=120).map("".join),
    st.lists(st.text(alphabet=TELLING, max_size=30), max_size=40).map("\n".join),
)
every_page = pytest.mark.parametrize(
    "path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem
)


def printed(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def kept(page: PageReading) -> str:
    """All text that a page is read into; what is only proposed for a story stands there a second time."""
    parts = [*page.furniture, *(leftover.text for leftover in page.leftovers)]
    placed = []
    for finding in page.findings:
        story = finding.story
        parts += [
            story.kicker,
            story.headline,
            story.deck,
            story.byline_printed,
            story.lead_in,
            story.dateline,
        ]
        parts += [p.text for p in story.body] + [p.caption_printed for p in story.pictures]
        placed += [story.section] * (
            SECTION_BY_KIND not in [doubt.message for doubt in finding.doubts]
        )
    return "".join([*parts, *placed, *(name for name in page.sections if name not in placed)])


def assert_nothing_is_lost(data: bytes) -> None:
    for dumped, page in zip(read_dump(data), read_pages(Source("dump.txt", data)), strict=True):
        wanted = printed("".join(line.text for line in dumped.lines))
        assert not wanted - printed(kept(page))


@settings(max_examples=EXAMPLES)
@given(texts)
@example("0版 㐀㐀")  # a page's head and nothing else
def test_any_text_is_read_without_loss(text):
    with suppress(ReadingError):
        assert_nothing_is_lost(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=EXAMPLES)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused_in_words(data):
    with suppress(ReadingError):
        read_pages(Source("dump.txt", data))


@every_page
def test_a_page_whose_lines_are_shuffled_loses_nothing(path):
    lines = decode(path.read_bytes()).splitlines()
    random.Random(7).shuffle(lines)
    assert_nothing_is_lost("\n".join(lines).encode())


@every_page
def test_a_page_cut_off_anywhere_loses_nothing_that_is_left(path):
    text = decode(path.read_bytes())
    for cut in range(1, CUTS + 1):
        assert_nothing_is_lost(text[: cut * len(text) // (CUTS + 1)].encode())
