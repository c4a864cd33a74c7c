"""Letters, corrections, flashes and pins at the desk."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.desk import letters, publishing
from articles.models import Article, Correction, Event, Flash, Letter, PublicState
from tests.factories import make_article, make_editor, make_published, make_user
from tests.forms import errors, filled
from tests.groups import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def make_letter(text="第二段有误。", address="192.0.2.1"):
    return letters.receive(make_published(), letters.LetterContent(text), address)


def letter_form(letter):
    return reverse("admin:articles_letter_change", args=[letter.pk])


def press(desk, letter, button, **typed):
    """Open the letter's form, type, press the button."""
    address = letter_form(letter)
    return desk.post(address, filled(desk.get(address), **typed) | {button: "1"})


def test_open_letters_stand_on_the_desks_first_page_and_settled_ones_do_not(desk):
    one, other = make_letter("这里有误。"), make_letter("那里有误。")
    letters.settle([other])
    page = desk.get("/admin/").content.decode()
    assert letter_form(one) in page
    assert letter_form(other) not in page


def test_the_first_page_costs_the_same_with_many_letters(desk):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            desk.get("/admin/")
        return len(queries)

    make_letter()
    one = cost()
    for number in range(9):
        make_letter(address=f"192.0.2.{number}")
    assert cost() == one


def test_a_letter_becomes_a_correction_by_a_button(desk):
    letter = make_letter()
    press(desk, letter, "_correct", correction_text="应为二〇一五年。")
    assert letter.article.corrections.get().text == "应为二〇一五年。"
    assert Letter.objects.get().state == "done"


def test_a_letters_correction_changes_the_text_with_its_note_in_one_revision(desk):
    letter = make_letter()
    story = letter.article
    Article.objects.filter(pk=story.pk).update(body="<p>大桥于二〇一四年动工。</p>")
    typed = {
        "correction_text": "应为二〇一五年。",
        "wrong": "二〇一四年",
        "right": "二〇一五年",
    }
    press(desk, letter, "_correct", **typed)
    story.refresh_from_db()
    assert story.body == "<p>大桥于二〇一五年动工。</p>"
    assert story.corrections.get().text == "应为二〇一五年。"
    assert Letter.objects.get().correction == story.corrections.get()
    assert Event.objects.filter(verb="corrected").count() == 1
    assert story.revisions.latest("number").reason == "更正"
    assert PublicState.objects.filter(article=story.pk).latest("pk").why == "corrected"


@pytest.mark.parametrize(
    ("wrong", "right", "field"),
    [
        ("二〇一三年", "二〇一五年", "wrong"),
        ("一", "二", "wrong"),
        ("二〇一四年", "", "right"),
        ("", "二〇一五年", "wrong"),
    ],
)
def test_words_that_do_not_stand_in_the_story_once_are_sent_back_and_nothing_is_done(
    desk, wrong, right, field
):
    letter = make_letter()
    body = "<p>大桥于二〇一四年动工，一年建成。</p>"
    Article.objects.filter(pk=letter.article_id).update(body=body)
    typed = {"correction_text": "应为二〇一五年。", "wrong": wrong, "right": right}
    answer = press(desk, letter, "_correct", **typed)
    assert answer.context["adminform"].form.errors[field]
    assert Article.objects.get(pk=letter.article_id).body == body
    assert not Correction.objects.exists()
    assert Letter.objects.get().state == "open"


def test_of_two_editors_who_answer_a_letter_at_once_one_puts_the_correction(desk):
    letter = make_letter()
    opened = desk.get(letter_form(letter))
    answer = filled(opened, correction_text="应为二〇一五年。") | {"_correct": "1"}
    assert desk.post(letter_form(letter), answer).status_code == 302
    refused = desk.post(letter_form(letter), answer)
    assert "编辑" in errors(refused)[0]
    assert letter.article.corrections.count() == 1
    again = filled(refused, correction_text="另应为二〇一六年。") | {"_correct": "1"}
    assert desk.post(letter_form(letter), again).status_code == 302
    assert letter.article.corrections.count() == 2


def test_a_correction_without_words_is_sent_back(desk):
    letter = make_letter()
    answer = press(desk, letter, "_correct", correction_text="")
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["correction_text"]
    assert Letter.objects.get().state == "open"


def test_a_letter_is_done_and_put_back_by_buttons_and_its_words_stay(desk):
    letter = make_letter()
    press(desk, letter, "_done", text="别的话")
    assert Letter.objects.values_list("state", "text").get() == ("done", "第二段有误。")
    press(desk, letter, "_reopen")
    assert Letter.objects.get().state == "open"


def test_letters_are_settled_from_the_list(desk):
    chosen = [make_letter(), make_letter("那里有误。")]
    data = {"action": "settle", "_selected_action": [letter.pk for letter in chosen]}
    desk.post(reverse("admin:articles_letter_changelist"), data)
    assert not Letter.objects.filter(state="open").exists()


def test_nobody_writes_a_readers_letter_at_the_desk(desk):
    assert desk.get("/admin/articles/letter/add/").status_code == 403


def test_a_letter_is_answered_by_an_editor_and_corrected_by_who_may_publish(client):
    letter = make_letter()
    may = {}
    for group in ("编辑", "值班主编"):
        editor = make_user(is_staff=True)
        join(editor, group)
        client.force_login(editor)
        may[group] = b"correction_text" in client.get(letter_form(letter)).content
    assert may == {"编辑": False, "值班主编": True}


def test_a_correction_is_written_in_the_articles_form(desk):
    article = make_published()
    address = reverse("admin:articles_article_change", args=[article.pk])
    data = filled(desk.get(address), correction_text="应为二〇一五年。")
    answer = desk.post(address, data | {"_correct": "1"})
    assert answer.status_code == 302
    assert article.corrections.get().text == "应为二〇一五年。"


def test_a_published_story_that_an_editor_changes_is_related_anew(desk):
    river = "<p>家住南浦街道的村民顾明远说，清溪河清了。清溪河两岸种了树。</p>"
    one, other = make_article(body=river), make_article()
    publishing.publish([one, other])
    address = reverse("admin:articles_article_change", args=[other.pk])
    desk.post(address, filled(desk.get(address), body=river) | {"_continue": "1"})
    assert one.relations.filter(kind="related").get().other == other


def test_a_flash_begins_now_and_ends_some_hours_later_unless_the_desk_says_otherwise(desk):
    form = desk.get(reverse("admin:articles_flash_add")).context["adminform"].form
    assert form["ends_at"].value() - timezone.now() > datetime.timedelta(hours=5)


def test_a_flash_that_ends_before_it_starts_is_refused(desk):
    data = {"text": "快讯", "article": "", "starts_at_0": "2026-01-02", "starts_at_1": "10:00"}
    answer = desk.post(
        reverse("admin:articles_flash_add"),
        data | {"ends_at_0": "2026-01-02", "ends_at_1": "09:00"},
    )
    assert answer.status_code == 200
    assert not Flash.objects.exists()


def test_lists_of_letters_and_flashes_cost_the_same_with_many_rows(desk):
    def costs():
        found = []
        for name in ("letter", "flash"):
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(reverse(f"admin:articles_{name}_changelist")).status_code == 200
            found.append(len(queries))
        return found

    def add(number):
        letter = make_letter(address=f"192.0.2.{number}")
        now = timezone.now()
        Flash.objects.create(
            text="快讯", article=letter.article, ends_at=now + datetime.timedelta(hours=1)
        )
        Correction.objects.create(article=letter.article, text="更正")

    add(0)
    one = costs()
    for number in range(1, 4):
        add(number)
    assert costs() == one
