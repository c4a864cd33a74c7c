"""Findings normalized to fit their columns: whatever comes, nothing is cut off and nothing refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.desk.normalization import (
    LONG_LABEL,
    LONG_LINE,
    ODD_CREDIT,
    max_length,
    normalized,
    storable,
)
from articles.models import Article, Byline, Contributor, Section
from articles.reading.shapes import Doubt, Finding
from articles.story import LINES, Credit, Paragraph, Region, StoryPicture
from tests.factories import make_finding, make_story


def test_a_story_that_fits_stays_as_it_is():
    story = make_story(
        kicker="引题", bylines=["邢成敏"], section="要闻", body=["## 小标题", "正文。"]
    )
    found = normalized(make_finding(story, doubts=[Doubt("x")]))
    assert (found.story, found.doubts) == (story, (Doubt("x"),))
    assert found.version.body == "<h3>小标题</h3>\n<p>正文。</p>"


@pytest.mark.parametrize("name", LINES)
def test_a_line_too_long_for_its_field_stands_in_the_body(name):
    line = "长" * (max_length(Article, name) + 1)
    found = normalized(make_finding(make_story(**{"headline": "题", name: line})))
    assert getattr(found.story, name) == ""
    assert found.story.body[0] == Paragraph(line)
    assert [doubt.message for doubt in found.doubts] == [LONG_LINE]


def test_a_label_too_long_for_a_section_stands_in_a_doubt():
    label = "栏" * (max_length(Section, "name") + 1)
    found = normalized(make_finding(make_story(section=label)))
    assert found.story.section == ""
    assert found.doubts == (Doubt(LONG_LABEL, (("length", str(len(label))), ("text", label))),)


@pytest.mark.parametrize(
    "credit",
    [
        Credit("名" * (max_length(Contributor, "name") + 1)),
        Credit("邢成敏", agency="社" * (max_length(Contributor, "agency") + 1)),
        Credit("邢成敏", role="记" * (max_length(Byline, "role") + 1)),
        Credit("", agency="新华社"),
    ],
)
def test_a_credit_that_names_no_person_stands_in_a_doubt(credit):
    story = make_story(
        bylines=(credit, Credit("李贺")), pictures=(StoryPicture("图说", credits=(credit,)),)
    )
    found = normalized(make_finding(story))
    assert (found.story.bylines, found.story.pictures[0].credits) == ((Credit("李贺"),), ())
    assert [doubt.message for doubt in found.doubts] == [ODD_CREDIT, ODD_CREDIT]


def test_a_person_credited_twice_in_one_role_is_credited_once():
    story = make_story(
        bylines=(Credit("李贺", "文"), Credit("李贺", "图"), Credit("李贺", "文"))
    )
    assert normalized(make_finding(story)).story.bylines == (
        Credit("李贺", "文"),
        Credit("李贺", "图"),
    )


def test_markup_in_a_text_is_text():
    found = normalized(make_finding(make_story("<b>题</b>", ["<script>alert(1)</script>"])))
    assert (found.story.headline, found.story.body) == (
        "<b>题</b>",
        (Paragraph("<script>alert(1)</script>"),),
    )
    assert found.version.body == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


@pytest.mark.parametrize(("confidence", "kept"), [(-1.0, 0.0), (0.5, 0.5), (2.0, 1.0)])
def test_confidence_is_a_fraction(confidence, kept):
    assert normalized(make_finding(confidence=confidence)).confidence == kept


def test_controls_and_half_characters_are_left_out_however_deep():
    assert storable({"a": ["\x00一\x1b", ("\ud800二",)], "n": 3}) == {
        "a": ["一", ["二"]],
        "n": 3,
    }


texts = st.text(max_size=400)
credits = st.builds(Credit, texts, texts, texts)
stories = st.builds(
    make_story,
    headline=texts,
    kicker=texts,
    section=texts,
    byline_printed=texts,
    body=st.lists(texts, max_size=3),
    bylines=st.lists(credits, max_size=3),
    pictures=st.lists(
        st.builds(StoryPicture, texts, texts, st.tuples(credits)), max_size=2
    ).map(tuple),
)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(stories)
def test_normalizing_twice_changes_nothing(story):
    once = normalized(make_finding(story))
    again = normalized(make_finding(once.story))
    assert (again.version, again.doubts) == (once.version, ())


def test_a_region_is_a_polygon_within_the_page():
    story = make_story(
        regions=(
            Region(1, ((-0.1, 0.25), (1.2, 0.25), (0.3333333, 0.9))),
            Region(1, ((0.1, 0.1), (0.2, 0.2))),
        ),
        pictures=(StoryPicture("图说", region=Region.of_box(1, (0.5, 0.5, 1.000001, 0.75))),),
    )
    fit = normalized(Finding(story)).story
    assert fit.regions == (Region(1, ((0.0, 0.25), (1.0, 0.25), (0.33333, 0.9))),)
    assert fit.pictures[0].region.box == (0.5, 0.5, 1.0, 0.75)
