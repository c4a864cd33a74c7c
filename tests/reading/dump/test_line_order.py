"""A dump that was read across its columns is refused, with advice, or doubted; never sure."""

import random
from pathlib import Path

import pytest

from articles.reading import ReadingError, Source, read_pages
from articles.reading.confidence import FEW_BREAKS, OUT_OF_ORDER, TEXT_AS_HEADLINE
from articles.reading.dump.line_order import line_order
from articles.reading.dump.text import read_dump
from tests.reading.dump.dumped import across, interleaved, whole
from tests.reading.typesetter import read

SAMPLES = Path(__file__).parents[2] / "samples"
SEEDS = [11, 12, 13]


@pytest.mark.parametrize("columns", [across, interleaved])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("page", ["weekly-1", "tabloid-1", "gazette-1", "party-1"])
def test_columns_read_across_are_refused_with_what_to_do(page, count, columns):
    (dumped,) = read_dump((SAMPLES / f"pages/{page}.txt").read_bytes())
    with pytest.raises(ReadingError, match="Give the PDF itself"):
        read(columns([line.text for line in dumped.lines], count))


@pytest.mark.parametrize(
    "dump", sorted((SAMPLES / "scrambled").glob("*.txt")), ids=lambda p: p.stem
)
def test_what_extractors_made_of_a_page_by_reading_across_it_is_refused_or_doubted(dump):
    try:
        pages = read_pages(Source(dump.name, dump.read_bytes()))
    except ReadingError:
        return
    assert max(f.confidence for page in pages for f in page.findings) < 0.5


@pytest.mark.parametrize(
    "dump", sorted((SAMPLES / "pages").glob("*.txt")), ids=lambda p: p.stem
)
def test_the_lines_of_a_page_in_order_run_on(dump):
    (page,) = read_dump(dump.read_bytes())
    assert line_order(page.lines).runs_on
    findings = [
        f for page in read_pages(Source(dump.name, dump.read_bytes())) for f in page.findings
    ]
    doubts = {doubt.message for finding in findings for doubt in finding.doubts}
    assert not doubts & {OUT_OF_ORDER, TEXT_AS_HEADLINE}


@pytest.mark.parametrize("columns", [across, interleaved])
@pytest.mark.parametrize("count", [2, 3])
def test_a_brief_that_was_read_across_is_doubted_or_refused(count, columns):
    briefs = [whole([seed], 14)[: 1 + 10 * count] for seed in range(20, 40)]
    lines = [[brief[0], *columns(brief[1:], count)] for brief in briefs]
    believed = sum(_is_believed(each) for each in lines)
    assert believed <= len(briefs) // 5
    assert sum(map(_is_believed, briefs)) >= 0.9 * len(briefs)


def _is_believed(lines):
    try:
        findings = read(lines).findings
    except ReadingError:
        return False
    return all(OUT_OF_ORDER not in [d.message for d in f.doubts] for f in findings)


def test_a_few_lines_say_nothing():
    assert line_order(read_dump("\n".join(whole([1], 18)[:8]).encode())[0].lines).runs_on


def test_text_in_the_place_of_headlines_puts_the_whole_page_in_doubt():
    lines = whole(SEEDS, 18)
    torn = [line for line in lines if line.startswith("本报讯")]
    for number, line in enumerate(torn[:2]):
        lines.insert(
            lines.index(line), ("村里的路修好了。大家都", "灯也亮起来了。孩子们")[number]
        )
    found = read(lines).findings
    assert any(d.message == TEXT_AS_HEADLINE for f in found for d in f.doubts)


# The characters in common use: the first level of GB 2312
COMMON = [
    bytes([row, cell]).decode("gb2312")
    for row in range(0xB0, 0xD7)
    for cell in range(0xA1, 0xFA)
]


def strangers(seed: int, lines: int = 8, measure: int = 14) -> list[str]:
    """Text of which no two characters stand together twice, as in a brief of three sentences."""
    chance = random.Random(seed)
    drawn = chance.sample(COMMON, lines * measure)
    text = "".join(drawn)
    rows = [text[at : at + measure] for at in range(0, len(text), measure)]
    return [rows[0][:-2], *rows[1:-1], rows[-1][:-1] + "。"]


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
@pytest.mark.parametrize("lines", [6, 8, 12])
def test_a_dump_too_short_to_tell_is_not_sure(seed, lines):
    (finding,) = read(["湖区的桥今年修好了", *strangers(seed, lines)]).findings
    assert FEW_BREAKS in [doubt.message for doubt in finding.doubts]
    assert finding.confidence < 0.95


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rows", [7, 10])
def test_lines_of_two_texts_amid_a_page_in_order_are_doubted(seed, rows):
    """Two columns of which one is short: the rest of the page runs on."""
    page = whole([seed, seed + 10], 14)
    short = whole([seed + 20], 14)[:rows]
    both = [f"{a}  {b}" for a, b in zip(page[1:], short, strict=False)]
    found = read([page[0], *both, *page[1 + rows :]]).findings
    assert max(finding.confidence for finding in found) < 0.5


def test_two_known_pairs_a_few_lines_apart_are_chance():
    """Of a short dump in order, which was refused for them."""
    lines = """
        本报讯（记者 苏北）敬老院通过了
        市里的验收，头一个月就接待了上千人。
        村史馆开出了一条新线路，村民自己推选
        了监督员。竹编作坊和南坡果林都把仓库
        改成了阅览室。木器厂和提灌站都拆除了
        围墙。南坡果林跟邻县签了收购合同，来
        回能省半个钟头。
        敬老院投资87万元，相关部门正在总
        结做法。水产站和东岸茶园都每周三开放
        一下午。“先把水的事办好。”驻村干部
        说。木器厂拆除了围墙，雨季之前可以全
        部完工。蚕种场修好了漏雨的屋顶，外出
        的人也愿意回来。
    """
    assert [
        story.story.headline for story in read(["北门菜场换新颜", *lines.split("\n")]).findings
    ]
