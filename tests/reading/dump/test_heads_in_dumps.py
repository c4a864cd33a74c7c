"""Dumps that show no type and no indents: what stands between two texts is a headline, names, a deck or a crosshead
by its words and its place alone.
"""

import pytest

from articles.reading.confidence import BYLINE, DIVISION, WEAK_CROSSHEAD
from tests.reading.dump.dumped import body_of
from tests.reading.typesetter import read, set_body, stories, texts, title, write

DECK = "开渠引水的农户今年都有了收成"


def messages(finding):
    return [doubt.message for doubt in finding.doubts]


def signed(names: str, seed: int, measure: int = 16, deck: str = DECK):
    return [title(seed), deck, names, *set_body(write(seed, 3, (2, 4)), measure)]


@pytest.mark.parametrize("measure", [12, 16, 20])
@pytest.mark.parametrize(
    "names", ["朱航 叶明佳", "谭霞诗", "欧阳雪 林航 杜欣婷", "陈宁艳 武兰"]
)
def test_names_alone_below_a_headline_are_its_authors(names, measure):
    page = read(signed(names, 3, measure), signed("何雪峰 周禾", 4, measure))
    found = [finding.story for finding in page.findings]
    assert [person.name for person in found[0].bylines] == names.split()
    assert names.split()[0] not in found[0].headline + found[0].deck
    assert not any(BYLINE in messages(finding) for finding in page.findings)


def test_a_lone_name_on_a_page_without_another_is_doubted():
    page = read(signed("谭霞诗", 3))
    assert [person.name for person in page.findings[0].story.bylines] == ["谭霞诗"]
    assert BYLINE in messages(page.findings[0])


@pytest.mark.parametrize("name", ["任长霞", "武明"])
def test_a_name_that_the_text_speaks_of_is_the_headline(name):
    told = write(5, 3, (2, 4))
    told[1] = f"{name}说，{told[1]}"
    (story,) = stories("守着水库的人", name, set_body(told, 16))
    assert name in story.headline + story.deck
    assert not story.bylines


def test_the_last_words_of_a_shadowed_headline_may_be_short():
    head = ["江城打假治劣", "江城打假治劣", "保供应", "保供应"]
    (story,) = stories(
        head, set_body(["本报讯（记者陈立）" + write(6, 1)[0], *write(6, 3)], 16)
    )
    assert story.headline.replace(" ", "") == "江城打假治劣保供应"


@pytest.mark.parametrize("measure", [13, 15, 17, 20])
def test_names_in_brackets_at_reports_ends_are_no_breaks_of_the_extractors(measure):
    reports = []
    for seed in range(8):
        first, *others = write(seed, 3, (2, 3))
        told = [first, *others[:-1], others[-1] + "（潘琪娜）"]
        reports += [title(seed), *set_body(told, measure)]
    page = read(reports)
    found = [finding.story for finding in page.findings]
    assert [story.headline for story in found] == [title(seed) for seed in range(8)]


@pytest.mark.parametrize(
    "lines",
    [
        ("历史关头", "的战略决断"),
        ("以渔养渔", "，滚动发展"),
        ("“还是", "渔村暖心窝”"),
        ("『建设强大的船队", "，需要有拼劲』"),
    ],
)
def test_a_line_that_cannot_begin_one_goes_on_with_the_one_above(lines):
    (story,) = stories(*lines, "本报记者 陈立", set_body(write(7, 4, (2, 4)), 16))
    assert story.headline.replace(" ", "") == "".join(lines)


def test_a_label_that_names_no_section_and_that_the_text_speaks_of_may_be_the_headlines_first_line():
    told = write(8, 4, (2, 4))
    word = told[0][:2]
    page = read(f"{word}新城", "修路的日子", "本报记者 陈立", set_body(told, 16))
    finding = page.findings[0]
    assert not finding.story.section or DIVISION in messages(finding)


def unsigned(seed: int, head: str, measure: int):
    return [head, *set_body(write(seed, 3, (2, 4)), measure)]


@pytest.mark.parametrize("measure", [13, 16, 19])
@pytest.mark.parametrize("seed", [20, 30, 40])
def test_what_no_text_says_between_two_texts_is_no_sure_crosshead(seed, measure):
    """Below a signed report another one that nobody signs."""
    first = [title(seed), "本报记者 陈立", *set_body(write(seed, 3, (2, 4)), measure)]
    page = read(first, unsigned(seed + 1, "老街为何年年都有客人来", measure))
    one = page.findings[0]
    assert len(page.findings) == 2 or WEAK_CROSSHEAD in messages(one)


def test_a_clause_of_the_text_below_stays_a_crosshead():
    told = write(9, 4, (2, 4))
    clause = next(part for part in told[2].split("，") if "。" not in part)
    lines = [*set_body(told[:2], 16), clause, *set_body(told[2:], 16)]
    (story,) = stories(title(9), "本报记者 陈立", lines)
    assert clause in texts(story)
    assert body_of(9) in "".join(texts(story)).replace(clause, "", 1) or clause in body_of(9)
