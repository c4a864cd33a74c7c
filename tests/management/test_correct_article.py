"""An article corrected by a command: the changed text and the note in one revision."""

import pytest
from django.core.management import CommandError, call_command

from articles.desk import revisions
from articles.models import Correction, Event, Revision
from tests.desk.readers import make_levels
from tests.factories import make_picture, make_published

pytestmark = pytest.mark.django_db
NOTE = "正文中“二〇一四年”应为“二〇一五年”。"


def make_story(**fields):
    body = "<p>工程于二〇一四年开工。</p>\n<p>投资三亿元，占地三百亩。</p>"
    return make_published(**{"headline": "工程二〇一三年启动", "body": body} | fields)


def test_text_and_note_are_one_revision_and_one_event():
    article = make_story()
    make_picture(article, caption="竣工于二〇一六年。")
    revisions.record_revision(article)
    call_command(
        *("correct_article", article.pk, "--note", NOTE),
        *("--replace", "二〇一四年", "二〇一五年"),
        *("--replace", "三亿元", "五亿元", "--replace", "三百亩", "五百亩"),
        *("--replace", "启动", "动工", "--replace", "二〇一六年", "二〇一七年"),
    )
    article.refresh_from_db()
    assert article.headline == "工程二〇一三年动工"
    assert article.body.splitlines()[1] == "<p>投资五亿元，占地五百亩。</p>"
    assert "二〇一五年" in article.body
    assert article.pictures.get().caption == "竣工于二〇一七年。"
    _before, revision = Revision.objects.order_by("number")
    assert "二〇一五年" in revision.body
    assert [each["text"] for each in revision.corrections] == [NOTE]
    event = Event.objects.get(verb="corrected")
    assert event.details["text"] == NOTE
    assert event.details["changes"] == [
        {"changed": {"fields": ["body", "headline", "pictures"]}}
    ]


def test_two_words_change_places():
    article = make_story(headline="启动", body="<p>投资三亿元，占地五百亩。</p>")
    call_command(
        *("correct_article", article.pk, "--note", NOTE),
        *("--replace", "三", "五", "--replace", "五", "三"),
        *("--replace", "投资", "占地", "--replace", "占地", "投资"),
    )
    article.refresh_from_db()
    assert article.body == "<p>占地五亿元，投资三百亩。</p>"


def test_words_that_overlap_in_the_text_are_refused():
    article = make_story()
    with pytest.raises(CommandError, match="投资三"):
        call_command(
            *("correct_article", article.pk, "--note", NOTE),
            *("--replace", "投资三", "投资五", "--replace", "三亿", "五亿"),
        )
    article.refresh_from_db()
    assert "投资三亿元" in article.body


@pytest.mark.parametrize(
    "pair", [("二〇〇一年", "二〇〇二年"), ("二〇一", "二〇二"), ("", "二〇〇二年")]
)
def test_what_stands_there_not_exactly_once_is_refused_and_nothing_is_written(pair):
    article = make_story()
    with pytest.raises(CommandError):
        call_command("correct_article", article.pk, "--note", NOTE, "--replace", *pair)
    assert not Correction.objects.exists()
    assert not Revision.objects.exists()


def test_without_a_note_nothing_is_corrected():
    article = make_story()
    with pytest.raises(CommandError):
        call_command("correct_article", article.pk, "--note", " ", "--replace", "启动", "动工")
    article.refresh_from_db()
    assert article.headline == "工程二〇一三年启动"


def test_what_is_signed_is_corrected_at_the_desk_alone():
    article = make_story()
    make_levels(1)
    with pytest.raises(CommandError):
        call_command("correct_article", article.pk, "--note", NOTE, "--replace", "启动", "动工")
    article.refresh_from_db()
    assert article.headline == "工程二〇一三年启动"
    assert not Correction.objects.exists()
