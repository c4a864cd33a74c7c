"""Of a shadowed headline an extractor may leave single characters twice; the text tells which are printed once."""

import pytest

from tests.reading.typesetter import set_body, stories, write

LEAD = "本报讯（记者陈立）"


def headline_of(line: str, opening: str, seed: int) -> str:
    first, *others = write(seed, 4, (2, 4))
    body = set_body([LEAD + opening + first, *others], 16)
    (story,) = stories([line], body)
    return story.headline


@pytest.mark.parametrize("seed", [3, 4, 5])
@pytest.mark.parametrize(
    ("dumped", "printed", "opening"),
    [
        ("比比利时乐团今晚来演出", "比利时乐团今晚来演出", "比利时的乐团今晚登台。"),
        ("乐团今晚举办音音乐会", "乐团今晚举办音乐会", "今晚有一场音乐会。"),
        ("国王日日本政府向灾区捐款", "国王日本政府向灾区捐款", "日本政府今天捐款。"),
        ("晚 会 不 能 成 风风", "晚会不能成风", "晚会越来越多。"),
    ],
)
def test_what_the_text_knows_once_stands_once(dumped, printed, opening, seed):
    assert headline_of(dumped, opening, seed) == printed


@pytest.mark.parametrize("seed", [3, 4, 5])
@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("好好学习天天向上", "孩子们每天向上爬一段坡。"),
        ("堵住不正之风风源在哪里", "不正之风要堵住。"),
        ("中国国家队今晚上场", "中国的国家队今晚上场。"),
        ("纷纷扬扬下了一夜的雪", "今年的雪纷纷下个不停。"),
        ("家家户户门前种上了树", "每家的户主都种了树。"),
    ],
)
def test_what_is_printed_twice_stays(line, opening, seed):
    assert headline_of(line, opening, seed) == line
