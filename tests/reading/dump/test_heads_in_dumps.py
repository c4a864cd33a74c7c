"""Dumps that show no type and no indents: what stands between two texts is a headline, names, a deck or a crosshead
by its words and its place alone.
"""

import pytest

from articles.reading.confidence import (
    BYLINE,
    DIVISION,
    LEFT_BESIDE,
    TEXT_AS_HEADLINE,
    WEAK_CROSSHEAD,
)
from articles.reading.operations import apply_operation
from articles.reading.story_writing import write_stories
from tests.reading.dump.dumped import body_of, told
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


def clause_of(told: list[str], longest: int = 14) -> str:
    """A clause of a story, as decks and crossheads are made of."""
    clauses = [c for text in told for c in text.rstrip("。").split("，") if "。" not in c]
    return next(c for c in clauses if 7 <= len(c) <= longest and not c[0].isdigit())


def with_head(head: list[str], seed: int, measure: int = 16):
    first, *others = write(seed, 4, (2, 4))
    return [*head, *set_body([f"本报讯（记者陈立）{first}", *others], measure)]


@pytest.mark.parametrize("label", ["电脑治了", "党员面前", "天然的渔场"])
def test_a_label_of_no_known_section_may_be_the_headlines_first_line(label):
    finding = read(with_head([label, "一条街的烦恼"], 11)).findings[0]
    assert label in finding.story.headline + finding.story.kicker or DIVISION in messages(
        finding
    )


@pytest.mark.parametrize("seed", [12, 13, 14])
def test_a_line_that_the_text_does_not_report_is_no_sure_deck(seed):
    """What stands below a single line may be the headline, and that line its kicker."""
    finding = read(with_head(["作为老街的守望者", f"“{title(seed)}”"], seed)).findings[0]
    assert not finding.story.deck or DIVISION in messages(finding)


@pytest.mark.parametrize("seed", [15, 16, 17])
def test_an_upright_headline_and_its_deck_are_parted_where_the_text_has_the_deck(seed):
    deck = clause_of(write(seed, 4, (2, 4)))
    (finding,) = read(with_head([*title(seed), *deck], seed)).findings
    assert (finding.story.headline, finding.story.deck) == (title(seed), deck)
    assert DIVISION in messages(finding)


def test_upright_lines_that_nothing_parts_are_doubted():
    (finding,) = read(with_head([*title(15), *"渔村的日子一年比一年好"], 15)).findings
    assert DIVISION in messages(finding)


def test_a_short_upright_headline_is_sure():
    (finding,) = read(with_head([*title(15)], 15)).findings
    assert finding.confidence == 1.0


@pytest.mark.parametrize("seed", [31, 32, 33])
def test_a_picture_between_a_headline_and_its_text_is_no_story(seed):
    told = write(seed, 4, (2, 4))
    caption = f"{clause_of(told)}。　郝诗磊 摄"
    around = [with_head([title(n)], n) for n in (seed + 10, seed + 20)]
    page = read(*around, with_head([title(seed), clause_of(told), caption], seed))
    story = page.findings[-1].story
    assert story.headline == title(seed)
    assert (len(story.pictures), len(story.body)) == (1, 4)


def test_a_headline_that_lists_on_reads_as_text():
    (finding,) = read(with_head(["渔业协会的副会长、"], 18)).findings
    assert TEXT_AS_HEADLINE in messages(finding)


def test_two_short_paragraphs_in_a_column_that_no_other_text_fills_are_text():
    narrow = with_head([title(40)], 40, 14) + with_head([title(41)], 41, 14)
    brief = ["渔民们说水库今年的鱼比往年多得多，大家都很", "高兴，来买鱼的人从早到晚排着队。"]
    page = read(narrow, [title(42), "本报记者 周禾", *brief, *brief])
    assert [len(finding.story.body) for finding in page.findings] == [4, 4, 2]


@pytest.mark.parametrize("seed", [50, 51, 52])
def test_a_line_that_no_story_takes_is_told_on_the_story_that_has_its_words(seed):
    """It may be the headline's first line, which was read as a label."""
    told = [write(n, 4, (2, 4)) for n in (seed, seed + 10)]
    lost = clause_of(told[0], 6 + 2)[:6]
    heads = [lost, title(seed + 10), title(seed)]
    page = read(heads, *(["本报记者 陈立", *set_body(text, 16)] for text in told[::-1]))
    taken = "".join(
        f.story.section + f.story.kicker + f.story.headline + f.story.deck
        for f in page.findings
    )
    said = [message for finding in page.findings for message in messages(finding)]
    assert lost in taken or LEFT_BESIDE in said


@pytest.mark.parametrize("seed", [60, 61, 62])
@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_a_blank_behind_every_line_is_the_extractors(seed, blank):
    lines = [*with_head([title(seed)], seed), *with_head([title(seed + 9)], seed + 9)]
    page = read([line + blank for line in lines])
    assert [f.story for f in page.findings] == [f.story for f in read(lines).findings]


def unsigned(seed: int, head: str, measure: int):
    return [head, *set_body(write(seed, 3, (2, 4)), measure)]


@pytest.mark.parametrize("measure", [13, 16, 19])
@pytest.mark.parametrize("seed", [20, 30, 40])
def test_what_no_text_says_between_two_texts_is_no_sure_crosshead(seed, measure):
    """Below a signed report another one that nobody signs."""
    first = [title(seed), "本报记者 陈立", *set_body(write(seed, 3, (2, 4)), measure)]
    page = read(first, unsigned(seed + 1, "老街为何年年都有客人来", measure))
    assert [f.story.headline for f in page.findings] == [title(seed), "老街为何年年都有客人来"]


@pytest.mark.parametrize("measure", [14, 19])
@pytest.mark.parametrize("seed", [44, 53])
def test_a_line_between_texts_that_share_words_may_head_the_second_and_is_proposed_so(
    seed, measure
):
    own, other = write(seed, 4, (2, 3)), write(seed + 1, 4, (2, 3))
    upper = set_body([*own[:3], *other[3:]], measure)
    lower = set_body([*own[3:], *other[:3]], measure)
    page = read([title(seed), "本报记者 陈立", *upper, "年年都有客人来", *lower])
    (finding,) = page.findings
    (said,) = [doubt for doubt in finding.doubts if doubt.message == WEAK_CROSSHEAD]
    layout = apply_operation(page.layout, said.proposal)
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    assert [each.story.headline for each in written] == [title(seed), "年年都有客人来"]
    assert "".join(texts(written[1].story)) == "".join(lower)


def test_a_clause_of_the_text_below_stays_a_crosshead():
    told = write(9, 4, (2, 4))
    clause = next(part for part in told[2].split("，") if "。" not in part)
    lines = [*set_body(told[:2], 16), clause, *set_body(told[2:], 16)]
    (story,) = stories(title(9), "本报记者 陈立", lines)
    assert clause in texts(story)
    assert body_of(9) in "".join(texts(story)).replace(clause, "", 1) or clause in body_of(9)


@pytest.mark.parametrize("seed", range(6))
def test_a_headline_before_the_last_column_of_the_story_above_is_doubted(seed):
    """An extractor wrote the next story's headline before the paragraphs that the one above ends with."""
    (head, (first, *others)), (other, next_story) = told(2 * seed + 50), told(2 * seed + 51)
    written = [
        head,
        *set_body([first], 16),
        other,
        *set_body(others, 16),
        *set_body(next_story, 16),
    ]
    for found in read(written).findings:
        assert found.confidence < 0.9, found.story.headline
