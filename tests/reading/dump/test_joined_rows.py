"""Lines that an extractor made of two printed ones, and the lines around headlines that end like sentences."""

import pytest

from articles.reading.confidence import DIVISION
from articles.reading.dump.text import read_dump
from tests.reading.typesetter import read, set_body, stories, texts, title, write

SEEDS = [3, 4, 5]


def body(seed: int, measure: int = 16) -> list[str]:
    return set_body(write(seed, 4, (2, 4)), measure)


def report(seed: int, measure: int = 16) -> list[str]:
    first, *others = write(seed, 4, (2, 4))
    return set_body([f"本报讯（记者陈立）{first}", *others], measure)


@pytest.mark.parametrize(
    "byline", ["□本报记者 周禾", "本报记者 周禾 通讯员 何田", "■记者 周禾"]
)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_byline_behind_a_headline_is_a_line_of_its_own(seed, byline):
    (story,) = stories([f"{title(seed)} {byline}"], body(seed))
    assert story.headline == title(seed)
    assert story.bylines[0].name == "周禾"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_dash_behind_a_blank_begins_the_deck(seed):
    (story,) = stories([f"{title(seed)} ——下乡见闻"], report(seed))
    assert (story.headline, story.deck) == (title(seed), "——下乡见闻")


@pytest.mark.parametrize(
    "line",
    ["新华社杭州5月3日电 记者 周禾", "本报讯（记者 周禾 通讯员 何田", "图为现场 周禾 摄"],
)
def test_what_is_one_printed_line_stays_one(line):
    (page,) = read_dump("\n".join([title(3), *body(3), line]).encode())
    assert page.lines[-1].text == line


@pytest.mark.parametrize("seed", SEEDS)
def test_a_caption_behind_a_texts_last_line_takes_none_of_its_text(seed):
    lines = report(seed)
    lines[-1] += " 村民们在新修的水渠边忙碌。 何田 摄"
    (story,) = stories([title(seed)], lines)
    assert "".join(texts(story)) == "".join(write(seed, 4, (2, 4)))
    assert [picture.caption for picture in story.pictures] == ["村民们在新修的水渠边忙碌。"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_question_among_headlines_makes_no_text_of_the_lines_above_it(seed):
    """Where all headlines stand in front, lines of one width look like a column of text."""
    heads = [title(seed), "水渠修好之后", "谁来管护？", title(seed + 20)]
    page = read(heads, report(seed), report(seed + 20))
    assert len(page.findings) == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_headline_that_asks_is_no_text_of_the_story_above(seed):
    asks = f"{title(seed + 20)[:-2]}谁来管？"
    lines = [
        [title(seed), "本报记者 周禾"],
        body(seed),
        [asks, "水渠边的新规矩", "本报记者 何田"],
        body(seed + 20),
    ]
    first, second = stories(*lines)
    assert "".join(texts(first)) == "".join(write(seed, 4, (2, 4)))
    assert asks in second.kicker + second.headline


@pytest.mark.parametrize("seed", SEEDS)
def test_a_meetings_headline_in_its_texts_words_over_a_long_line_is_no_sure_kicker(seed):
    said, *others = write(seed, 4, (2, 4))
    text = set_body([f"本报讯（记者陈立）昨日，县里召开水利会议。{said}", *others], 16)
    (finding,) = read(["县里召开水利会议", "研究部署春季农业生产和防汛备汛工作"], text).findings
    assert DIVISION in [doubt.message for doubt in finding.doubts]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_headline_that_begins_with_a_dash_is_doubted(seed):
    (finding,) = read(["——下乡见闻"], report(seed)).findings
    assert DIVISION in [doubt.message for doubt in finding.doubts]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_picture_behind_a_short_text_is_not_the_next_storys(seed):
    """The headline near above it is of the story that it ends."""
    short = set_body([f"本报讯（记者陈立）{write(seed, 1, (3, 3))[0]}"], 16)
    page = read(
        [title(seed)],
        short,
        ["村民们在新修的水渠边。 何田 摄"],
        [title(seed + 20)],
        report(seed + 20),
    )
    below = page.findings[1]
    assert not below.story.pictures or below.confidence < 0.95


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_without_a_word_of_its_text_is_doubted_where_headlines_stand_in_front(seed):
    heads = [title(seed), "这里的水渠无人知晓", title(seed + 20), title(seed + 40)]
    page = read(heads, report(seed), report(seed + 20), report(seed + 40))
    strange = [
        f for f in page.findings if "水渠" in f.story.kicker + f.story.headline + f.story.deck
    ]
    assert all(finding.confidence < 0.95 for finding in strange)
