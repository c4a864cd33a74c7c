"""Section labels: what could be one, which story it stands on, and what is proposed where it stands apart."""

import pytest

from articles.reading import Leftover
from articles.reading.confidence import DIVISION, SECTION_BY_KIND
from articles.reading.dump.sections import proposals, unplaced_names
from articles.reading.language.labels import is_label, kind_of, label_score
from tests.factories import make_story
from tests.reading.typesetter import read, set_body, title, write

BRIEF, OTHER_BRIEF = "本报讯 记者陈立 报道 ", "本报讯（记者周明）"


def body(seed: int, measure: int, head: str = "") -> list[str]:
    told = write(seed, 4, (2, 4))
    return set_body([head + told[0], *told[1:]], measure)


def sections(page) -> list[str]:
    return [finding.story.section for finding in page.findings]


@pytest.mark.parametrize("text", ["渔村传真", "民生", "湖区观察 渔村传真", "大家谈"])
def test_short_words_alone_on_a_line_may_be_a_label(text):
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["渔船满载而归了呀", "渔村，传真", "传", "A03", "", "渔村传真："]
)
def test_a_sentence_a_mark_or_a_number_is_no_label(text):
    assert not is_label(text)


def test_a_word_that_names_sections_is_a_likelier_label_than_one_that_the_text_has():
    assert label_score("渔村传真", is_told=False) > label_score("渔船归港", is_told=False) > 0
    assert label_score("渔船归港", is_told=False) > label_score("渔船归港", is_told=True)
    assert label_score("渔船满载而归了呀", is_told=False) < 0


def test_sections_named_in_as_many_words_and_short_ones_are_likelier_labels():
    assert label_score("湖区观察 渔村传真", is_told=False) > label_score(
        "湖区观察 渔传真", is_told=False
    )
    scores = [
        label_score(text, is_told=False) for text in ("渔船归港", "渔船归港了", "渔船都归港了")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


@pytest.mark.parametrize(
    ("label", "kind"), [("湖区观察", "feature"), ("渔村传真", "brief"), ("民生", "")]
)
def test_a_sections_name_tells_what_kind_of_story_it_holds(label, kind):
    assert kind_of(label) == kind


def test_a_label_right_above_a_stack_is_that_storys_and_no_others():
    page = read("渔村传真", title(1), body(1, 14, BRIEF), title(2), body(2, 18, OTHER_BRIEF))
    assert sections(page) == ["渔村传真", ""]
    assert page.sections == ("渔村传真",)
    assert [doubt for finding in page.findings for doubt in finding.doubts] == []


def test_a_label_that_stands_on_two_stories_is_the_section_of_both():
    page = read(
        "渔村传真", title(1), body(1, 14, BRIEF), "渔村传真", title(2), body(2, 18, OTHER_BRIEF)
    )
    assert sections(page) == ["渔村传真", "渔村传真"]
    assert page.sections == ("渔村传真",)
    assert page.leftovers == ()


def loose_labels(*labels: str):
    """A page of two briefs around a signed feature, headlines and then labels behind the texts."""
    texts = body(1, 14, BRIEF), "□ 何平", body(2, 18), body(3, 20, OTHER_BRIEF)
    return read(*texts, title(1), title(2), title(3), *labels)


@pytest.mark.parametrize("labels", [("湖区观察", "渔村传真"), ("渔村传真", "湖区观察")])
def test_unplaced_labels_are_proposed_by_kind_with_a_doubt_saying_so(labels):
    page = loose_labels(*labels)
    assert sections(page) == ["渔村传真", "湖区观察", "渔村传真"]
    for finding in page.findings:
        said = [
            dict(doubt.arguments)["section"]
            for doubt in finding.doubts
            if doubt.message == SECTION_BY_KIND
        ]
        assert said == [finding.story.section]


def test_one_unplaced_label_is_proposed_for_the_only_story_of_its_kind():
    page = loose_labels("湖区观察")
    assert sections(page) == ["", "湖区观察", ""]
    assert SECTION_BY_KIND in [doubt.message for doubt in page.findings[1].doubts]
    assert page.leftovers == ()


def test_one_unplaced_label_that_several_stories_may_stand_under_is_left_over_and_a_section_of_the_page():
    page = loose_labels("渔村传真")
    assert sections(page) == ["", "", ""]
    assert page.sections == ("渔村传真",)
    reason = "A section label that stands apart from every story: nobody can tell whose it is."
    assert page.leftovers == (Leftover("渔村传真", reason),)


def test_loose_labels_on_one_line_name_a_section_each_once():
    assert unplaced_names(["湖区观察 渔村传真", "渔村传真"]) == ("湖区观察", "渔村传真")


@pytest.mark.parametrize("names", [(), ("民生",), ("渔村传真", "湖区快讯"), ("民生", "文化")])
def test_sections_that_do_not_differ_in_kind_sort_nothing(names):
    stories = [make_story(lead_in="本报讯"), make_story()]
    assert proposals(stories, [False, True], names) == ("", "")


def test_a_story_of_neither_kind_is_proposed_for_no_section():
    stories = [make_story(lead_in="本报讯"), make_story(), make_story()]
    assert proposals(stories, [False, True, False], ["湖区观察", "渔村传真"]) == (
        "渔村传真",
        "湖区观察",
        "",
    )


def test_a_label_that_the_page_repeats_without_a_story_is_left_over():
    page = read(
        "渔村传真", title(1), body(1, 14, BRIEF), title(2), body(2, 18, OTHER_BRIEF), "渔村传真"
    )
    assert page.leftovers == (
        Leftover("渔村传真", "A section label that stands on the page more than once."),
    )


def test_a_word_for_brief_reports_is_their_label_and_no_headline():
    page = read("简讯", body(1, 14, BRIEF), title(2), body(2, 14, BRIEF))
    assert [f.story.headline for f in page.findings] == ["", title(2)]
    assert "简讯" in page.sections


@pytest.mark.parametrize(("label", "is_doubted"), [("鹅滩林砚", True), ("渔村传真", False)])
def test_a_label_of_no_known_kind_above_a_short_headline_may_be_its_first_line(
    label, is_doubted
):
    page = read(label, title(1)[:6], body(1, 14, BRIEF))
    (finding,) = page.findings
    assert finding.story.section == label
    assert (DIVISION in [doubt.message for doubt in finding.doubts]) == is_doubted
