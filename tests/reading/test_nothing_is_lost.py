"""For any text: no exception, and every printed character is in a story, in the furniture or in the leftovers."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading import PageReading, ReadingError, Source, read_pages
from articles.reading.text import read_dump

SAMPLES = Path(__file__).parent.parent / "samples" / "pages"
PIECES = [
    "本报讯 记者李明 报道 ", "本报讯（记者王伟 通讯员赵丽）", "新华社长沙11月8日电（记者周平）", "□ 高 寒", "（本报记者 张三）", "（何雪峰）",
    "图为", "新华社记者 李 贺 摄", "（资料图片）", "第3版 要闻", "2023年11月8日 星期三", "责任编辑：李四", "一线观察", "聚焦服务大局，打造特色品牌。",
    "石柱桥头镇石柱桥头镇", "打造特色小镇打造特色小镇", "，", "。", "……", "——", "“", "”", "（", "）", "①", "13.3%", "BP", " ", "　　", "\n", "\n\n", "\r\n", "\f", "\t",
    "<script>alert(1)</script>", "&amp;", "\u202e", "\x07", "\u200b", "👨‍👩‍👧", "𠮷", "é", "ﬁ", "文", "摄", "■", "· ",
]  # fmt: skip
texts = st.one_of(
    st.text(min_size=1, max_size=400),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=120).map("".join),
    st.lists(st.text(alphabet="的一是在不了有和人这中大为上个国，。：“”（）、本报讯记者摄版\n 　", max_size=30), max_size=40).map("\n".join),
)


def printed(text: str) -> Counter[str]:
    return Counter(text) - Counter(dict.fromkeys((c for c in text if c.isspace()), len(text)))


def kept(page: PageReading) -> str:
    parts = [*page.furniture, *page.sections, *(leftover.text for leftover in page.leftovers)]
    for finding in page.findings:
        story = finding.story
        parts += [story.section, story.kicker, story.headline, story.deck, story.byline_printed, story.lead_in, story.dateline]
        parts += [p.text for p in story.body] + [p.caption_printed for p in story.pictures]
    return "".join(parts)


def assert_nothing_is_lost(data: bytes) -> None:
    for dumped, page in zip(read_dump(data), read_pages(Source("dump.txt", data)), strict=True):
        wanted = printed("".join(line.text for line in dumped.lines))
        assert not wanted - printed(kept(page))


@settings(deadline=None, max_examples=300)
@given(texts)
def test_any_text_is_read_without_loss(text):
    try:
        assert_nothing_is_lost(text.encode("utf-8", "surrogatepass"))
    except ReadingError as refused:
        assert str(refused)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused_in_words(data):
    try:
        read_pages(Source("dump.txt", data))
    except ReadingError as refused:
        assert str(refused)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_whose_lines_are_shuffled_loses_nothing(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    random.Random(7).shuffle(lines)
    assert_nothing_is_lost("\n".join(lines).encode())


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_cut_off_anywhere_loses_nothing_that_is_left(path):
    data = path.read_bytes()
    for at in range(1, len(data), max(1, len(data) // 12)):
        assert_nothing_is_lost(data[:at])
