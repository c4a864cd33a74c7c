"""Lines → paragraphs and bodies, on pages that a typesetter of the tests' own has set in several widths."""

from collections.abc import Iterable

import pytest

from articles.reading.language.measure import CLOSING, OPENING, width
from tests.reading.typesetter import read, set_body, set_lines, texts, title, write

MEASURES = [10, 14, 18, 24]
LEAD, OTHER_LEAD = "本报讯 记者陈立 报道 ", "本报讯（记者周明）"


def clear(seed: int, measure: int, count: int = 6) -> list[str]:
    """Paragraphs of three lines and more whose last lines end well short of the column.

    Where a last line is full, or a text of two lines follows, the widths say nothing and no
    reader could tell.
    """
    told = (p for p in write(seed, 4 * count, (2, 5)) if len(set_lines(p, measure)) > 2)
    return [p for p in told if width(set_lines(p, measure)[-1]) <= measure - 4][:count]


def bodies(*blocks: list[str] | str) -> list[list[str]]:
    return [texts(finding.story) for finding in read(*blocks).findings]


def wrong(pages: Iterable[tuple[list[str], list[str]]]) -> list[list[str]]:
    """Of pages of one story, as its paragraphs and its lines: those that do not come back as they were."""
    return [told for told, lines in pages if bodies(lines) != [told]]


@pytest.mark.parametrize("measure", MEASURES)
def test_the_typesetter_keeps_its_own_rules(measure):
    for paragraph in write(1, 12, (1, 5)):
        lines = set_lines(paragraph, measure)
        assert "".join(lines) == paragraph
        assert not [line for line in lines[1:] if line[0] in CLOSING]
        assert not [line for line in lines[:-1] if line[-1] in OPENING]
        assert width(lines[0]) <= measure - 2 + 1
        assert max(map(width, lines)) <= measure + 1


@pytest.mark.parametrize("measure", [18, 20, 22, 24])
@pytest.mark.parametrize("signed", ["本报记者 陈立", "通讯员 周明 记者 陈立"])
def test_two_paragraphs_set_in_are_enough_to_show_indents(measure, signed):
    """A short dump: the first line of its text, under the byline, is none of the headline's."""
    for seed in range(12):
        told = clear(seed, measure, 2)
        page = [title(seed), signed, *set_body(told, measure, shows_indents=True)]
        (finding,) = read(page).findings
        assert (finding.story.headline, finding.story.deck) == (title(seed), "")
        assert texts(finding.story) == told


@pytest.mark.parametrize(("measure", "seed"), [(17, 27), (22, 2)])
def test_a_paragraph_whose_lines_have_no_width_in_common_is_one(measure, seed):
    """A dump of one story of four lines: figures and marks make each of them a little shorter."""
    (told,) = clear(seed, measure, 1)
    (finding,) = read(
        title(seed), set_body([OTHER_LEAD + told], measure, shows_indents=True)
    ).findings
    assert (finding.story.headline, texts(finding.story)) == (title(seed), [told])


@pytest.mark.parametrize("measure", MEASURES)
def test_paragraphs_that_show_their_indents_come_back_as_they_were(measure):
    told = [clear(seed, measure) for seed in range(6)]
    assert (
        wrong((t, set_body([LEAD + t[0], *t[1:]], measure, shows_indents=True)) for t in told)
        == []
    )


@pytest.mark.parametrize("measure", MEASURES)
def test_paragraphs_without_indents_come_back_by_the_width_of_their_lines(measure):
    """All but one in twenty at most: which word the next line begins with may hide that a line was short."""
    told = [clear(seed, measure) for seed in range(20)]
    assert len(wrong((t, set_body([LEAD + t[0], *t[1:]], measure)) for t in told)) <= 1


@pytest.mark.parametrize("shows_indents", [False, True])
@pytest.mark.parametrize(("one", "other"), [(14, 24), (24, 14), (18, 10), (14, 14)])
def test_bodies_that_follow_each_other_without_a_gap_come_apart(one, other, shows_indents):
    first, second = clear(41, one), clear(42, other)
    first_lines = set_body([LEAD + first[0], *first[1:]], one, shows_indents=shows_indents)
    second_lines = set_body(
        [OTHER_LEAD + second[0], *second[1:]], other, shows_indents=shows_indents
    )
    assert bodies(first_lines, second_lines, title(41), title(42)) == [first, second]


@pytest.mark.parametrize("order", [(51, 52, 53), (53, 52, 51), (52, 53, 51)])
def test_headlines_at_the_end_in_any_order_find_their_bodies(order):
    told = {seed: clear(seed, 14) for seed in (51, 52, 53)}
    lines = [set_body([LEAD + t[0], *t[1:]], 14) for t in told.values()]
    page = read(*lines, *[title(seed) for seed in order])
    assert {f.story.headline: texts(f.story) for f in page.findings} == {
        title(seed): t for seed, t in told.items()
    }


@pytest.mark.parametrize("head", ["□ 武小杰", "本报记者 陈立 通讯员 周小舟", "文/陈立 图/周明"])
def test_a_byline_between_two_texts_parts_them(head):
    first, second = clear(43, 16), clear(44, 16)
    lines = set_body([LEAD + first[0], *first[1:]], 16)
    assert bodies(title(43), lines, title(44), head, set_body(second, 16)) == [first, second]


@pytest.mark.parametrize("tail", ["（何小峰）", "（本报记者 陈立）"])
@pytest.mark.parametrize("measure", MEASURES)
def test_names_behind_the_last_sentence_end_a_text(tail, measure):
    first, second = clear(45, measure), clear(46, measure)
    lines = set_body([*first[:-1], first[-1] + tail], measure)
    assert bodies(
        title(45), lines, title(46), set_body([*second[:-1], second[-1] + tail], measure)
    ) == [first, second]


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("本报讯 记者 高 寒 报道 ", ""),
        ("本报讯（记者 高 寒 通讯员 周小舟）", ""),
        ("新华社长沙3月6日电（记者高寒、周明）", ""),
        ("", "（高 寒）"),
        ("", "（本报记者 高 寒）"),
        ("", "（记者 高寒 通讯员 周小舟）"),
    ],
)
def test_a_signature_is_read_wherever_the_line_end_tears_it(head, tail):
    first, *others, last = write(61, 5, (3, 5))
    for measure in range(9, 27):
        (finding,) = read(
            title(61), set_body([head + first, *others, last + tail], measure)
        ).findings
        assert (measure, finding.story.bylines[0].name) == (measure, "高寒")
        assert texts(finding.story) == [first, *others, last]


@pytest.mark.parametrize("blank", ["", "   ", "　　"])
def test_blank_lines_between_all_lines_change_nothing(blank):
    told = clear(47, 14)
    lines = set_body([LEAD + told[0], *told[1:]], 14)
    assert bodies([part for line in lines for part in (line, blank)]) == bodies(lines) == [told]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("stop", ["", "。"])
def test_what_stands_further_in_than_a_paragraph_is_no_line_of_one(measure, stop):
    """Crossheads set in the middle, also below a line that is full and ends in a colon."""
    for seed in range(6):
        told = clear(seed, measure)
        full = "".join(told[1])[: 3 * measure - 3].rstrip("，。") + "："
        heads = [f"在“{word}”上下功夫{stop}"[: measure - 5] for word in "实细严"]
        parts = [[LEAD + told[0], full], told[2:4], told[4:]]
        lines = [title(seed), *set_body(parts[0], measure, shows_indents=True)]
        for head, part in zip(heads, parts[1:], strict=False):
            lines += [f"　　　{head}", *set_body(part, measure, shows_indents=True)]
        (finding,) = read(lines).findings
        found = [part.text for part in finding.story.body if part.kind == "crosshead"]
        assert found == heads[:2]
