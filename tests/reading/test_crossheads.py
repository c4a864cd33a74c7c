"""Crossheads: short lines between paragraphs, and sentences set as text that are worded alike."""

import pytest

from articles.reading.crossheads import are_parallel
from tests.reading.typesetter import read, set_body, set_lines, write

HEAD = "本报讯 记者陈立 报道 "
MEASURE = 16


def body_with(crossheads: list[str], told: list[str], before: int = 1):
    """A body of `told`, each crosshead above a paragraph, the first above number `before`."""
    lines = set_body([HEAD + told[0], *told[1:before]], MEASURE)
    for number, paragraph in enumerate(told[before:]):
        if number < len(crossheads):
            lines += crossheads[number].split("|")
        lines += set_lines(paragraph, MEASURE)
    return lines


def kinds(page) -> list[tuple[str, str]]:
    (finding,) = page.findings
    return [(p.kind, p.text) for p in finding.story.body]


def expected(crossheads: list[str], told: list[str]) -> list[tuple[str, str]]:
    wanted = [("paragraph", told[0])]
    for number, paragraph in enumerate(told[1:]):
        if number < len(crossheads):
            wanted.append(("crosshead", crossheads[number].replace("|", "")))
        wanted.append(("paragraph", paragraph))
    return wanted


@pytest.mark.parametrize(
    "crossheads",
    [
        ["渔村换新颜"],
        ["一湖碧水", "两岸渔歌", "三代渔民"],
        ["渔港建设怎么干？", "渔民收入怎么增？"],
    ],
)
def test_short_lines_between_paragraphs_are_crossheads(crossheads):
    told = write(31, len(crossheads) + 1, (3, 5))
    assert kinds(read(body_with(crossheads, told))) == expected(crossheads, told)


@pytest.mark.parametrize(
    "crossheads",
    [
        ["聚焦一湖碧水，守护渔村。", "聚焦两岸渔歌，唱响渔村。"],
        ["把渔港变成景区。", "把渔船变成课堂。", "把渔歌变成名片。"],
        ["一问：渔港怎么建？", "二问：渔船怎么管？"],
    ],
)
def test_sentences_worded_alike_above_paragraphs_are_crossheads(crossheads):
    told = write(32, len(crossheads) + 1, (3, 5))
    assert kinds(read(body_with(crossheads, told))) == expected(crossheads, told)


def test_a_crosshead_over_two_lines_is_one():
    crossheads = [
        "聚焦一湖碧水治理难题，|守护渔村好生态。",
        "聚焦两岸渔歌传承难题，|唱响渔村好声音。",
    ]
    told = write(33, 3, (3, 5))
    assert kinds(read(body_with(crossheads, told))) == expected(crossheads, told)


def test_a_lone_short_sentence_is_a_paragraph():
    told = write(34, 3, (3, 5))
    told.insert(1, "渔船就这样出港了。")
    page = read(set_body([HEAD + told[0], *told[1:]], MEASURE))
    assert kinds(page) == [("paragraph", text) for text in told]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("聚焦渔港，守护渔村。", "聚焦渔歌，唱响渔村。"),
        ("把渔港变成景区。", "把湖水变成财富。"),
        ("一是建渔港。", "二是管渔船。"),
        ("第一问：渔港怎么建？", "第三问：渔船怎么管？"),
        ("抓渔港，让环境更美。", "抓渔船，让出海更稳。"),
    ],
)
def test_sentences_in_one_frame_are_parallel(one, other):
    assert are_parallel(one, other)
    assert are_parallel(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("渔港换新颜。", "孩子们上学去。"),
        ("渔港换新颜。", "渔网晒满岸边。"),
        ("“渔港换新颜。", "“渔网晒满岸。"),
        ("。", "。"),
    ],
)
def test_sentences_that_share_little_are_not(one, other):
    assert not are_parallel(one, other)


@pytest.mark.parametrize("indent", ["  ", "　　"])
def test_a_sentence_set_further_in_than_paragraphs_begin_is_a_crosshead(indent):
    told = [paragraph[:-1] + "；" for paragraph in write(5, 3, (2, 3))] + write(6, 1, (2, 3))
    first, *others = [set_lines(paragraph, MEASURE) for paragraph in told]
    lines = [indent + HEAD.strip(), *first]
    for crosshead, paragraph in zip(
        ["把“渔”字做足。", "把“水”字护好。", "把“旅”字做活。"], others, strict=True
    ):
        lines += [indent + "　　" + crosshead, indent + paragraph[0], *paragraph[1:]]
    assert [text for kind, text in kinds(read(lines)) if kind == "crosshead"] == [
        "把“渔”字做足。",
        "把“水”字护好。",
        "把“旅”字做活。",
    ]


def test_a_list_of_results_is_no_row_of_crossheads():
    lines = [HEAD + "名单如下。"] + [f"　　周小舟获第{number}名。" for number in range(1, 71)]
    lines += [
        "　　渔民们驾着小船撒网捕鱼，岸边的收购",
        "车早早排起了长队，等着第一批鲜鱼上岸。",
    ]
    assert {kind for kind, _ in kinds(read(lines))} == {"paragraph"}


def with_full_last_line(paragraph: str) -> str:
    """As many characters of it as fill all of its lines; a full stop hangs behind the last one."""
    for end in range(len(paragraph) - 1, 0, -1):
        text = paragraph[:end].rstrip("，。") + "。"
        if len(set_lines(HEAD + text, MEASURE)[-1]) > MEASURE:
            return text
    raise AssertionError(paragraph)


@pytest.mark.parametrize(
    "crossheads",
    [
        ["抓源头，让隐患早发现。", "抓协同，让问题快解决。", "抓长效，让成果守得住。"],
        ["在“实”字上下功夫。", "在“细”字上做文章。", "在“严”字上求突破。"],
    ],
)
def test_below_a_full_last_line_the_shape_of_the_others_tells(crossheads):
    """In four of five texts; in the others two of them stand below full lines, and none is known."""
    wrong = 0
    for seed in range(20):
        told = write(seed, 4, (3, 4))
        told[0] = with_full_last_line(told[0])
        found = kinds(read("泉桥通车", body_with(crossheads, told)))
        wrong += [text for kind, text in found if kind == "crosshead"] != crossheads
    assert wrong <= 4


@pytest.mark.parametrize("asker", ["记者", "问", "主持人", "本报记者"])
def test_what_an_interviewer_asks_is_a_paragraph(asker):
    told = write(35, 4, (3, 5))
    asked = [f"{asker}：{what}" for what in ("渔港怎么建？", "渔船怎么管？", "渔家怎么办？")]
    texts = [told[0], *(t for pair in zip(asked, told[1:], strict=True) for t in pair)]
    lines = set_body([HEAD + texts[0], *texts[1:]], MEASURE)
    assert kinds(read(lines)) == [("paragraph", text) for text in texts]
