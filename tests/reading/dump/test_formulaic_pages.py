"""Pages whose texts repeat their clauses, as results and notices do: there words do not tell what a text is about."""

import random

import pytest

from tests.reading.typesetter import read, set_body, title, write

PLACES = "老槐树广场 修伞铺 粮仓 水厂二期 滨江绿道 青年夜校 山货集市 养老驿站 三号码头".split()
DONE = "上周五正式启用 完成了线路改造 添置了新的桌椅 开出了首班车 拆掉了临街的围墙".split()
TAILS = (
    "前来打听的人一天比一天多 往来的货车少绕三里路 费用全部公示在墙上 账目每季度晒一次".split()
)


def formulaic(seed, paragraphs=3):
    chance = random.Random(seed)
    return [
        "".join(
            f"{chance.choice(PLACES)}{chance.choice(DONE)}，{chance.choice(TAILS)}。"
            for _ in range(4)
        )
        for _ in range(paragraphs)
    ]


@pytest.mark.parametrize("measure", [12, 15, 18, 22])
@pytest.mark.parametrize("seed", range(6))
def test_each_title_of_such_a_page_heads_its_own_text(seed, measure):
    titles = [title(10 * seed + n) for n in range(3)]
    texts = [formulaic(10 * seed + n) for n in range(3)]
    lines = [
        line
        for headline, text in zip(titles, texts, strict=True)
        for line in (headline, *set_body(text, measure, shows_indents=bool(seed % 2)))
    ]
    found = [finding.story for finding in read(lines).findings]
    assert [story.headline for story in found] == titles
    assert ["".join(p.text for p in story.body) for story in found] == list(map("".join, texts))


def test_a_short_line_between_two_of_its_texts_stays_a_crosshead():
    first, second, third = formulaic(3)
    lines = [title(3), *set_body([first, second], 18), "三年之后", *set_body([third], 18)]
    (story,) = [finding.story for finding in read(lines).findings]
    assert [part.text for part in story.body if part.kind == "crosshead"] == ["三年之后"]


def test_a_report_does_not_repeat_itself():
    lines = [title(3), *set_body(write(3, 3), 18), title(3)[:6], *set_body(write(3, 5)[3:], 18)]
    assert len(read(lines).findings) == 1
