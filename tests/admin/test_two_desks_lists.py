"""Two desks with one list: edited in place, and with actions on the rows that are ticked."""

import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.admin.withdraw_question import facts_of
from articles.desk import letters, publishing
from articles.models import Article, Letter, Page, Section, State
from tests.factories import make_article, make_editor, make_page, make_published, make_section
from tests.forms import chosen

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def list_of(model):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def sections_typed(page, **positions):
    """What the list of sections sends; `positions` by the section's name."""
    formset = page.context["cl"].formset
    data = {
        formset.management_form.add_prefix(name): formset.management_form[name].value()
        for name in formset.management_form.fields
    }
    for form in formset.forms:
        data |= {form.add_prefix(name): form[name].value() for name in form.fields}
        typed = positions.get(form.instance.name)
        data |= {form.add_prefix("position"): typed} if typed else {}
    return data | {"_save": "1", "shown": page.context["cl"].stamps}


def ticked(page, action, rows, **more):
    data = chosen(action, type(rows[0]), [row.pk for row in rows])
    return data | {"shown": page.context["cl"].stamps} | more


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# Edited in place.


def test_the_page_sends_how_each_row_was_opened(desk):
    make_section("甲")
    page = desk.get(list_of(Section)).content.decode()
    assert re.search(r'<input type="hidden" name="form-0-opened" value="[^"]+version', page)
    assert re.search(r'<input type="hidden" name="shown" value="[^"]+">', page)


def test_different_rows_of_a_list_are_both_kept(desk):
    one, other = make_section("甲"), make_section("乙")
    opened = desk.get(list_of(Section))
    for typed in ({"甲": 7}, {"乙": 8}):
        assert desk.post(list_of(Section), sections_typed(opened, **typed)).status_code == 302
    for row in (one, other):
        row.refresh_from_db()
    assert (one.position, other.position) == (7, 8)


def test_a_row_of_a_list_that_both_desks_changed_is_told_beside_it(desk):
    row = make_section("甲")
    make_section("乙")
    opened = desk.get(list_of(Section))
    desk.post(list_of(Section), sections_typed(opened, 甲=7))
    refused = desk.post(list_of(Section), sections_typed(opened, 甲=8))
    assert refused.status_code == 200
    assert "编辑" in refused.content.decode()
    row.refresh_from_db()
    assert row.position == 7
    assert desk.post(list_of(Section), sections_typed(refused)).status_code == 302
    row.refresh_from_db()
    assert row.position == 8


def test_rows_in_another_order_stand_beside_their_own_fields(desk):
    for name in ("甲", "乙"):
        make_section(name)
    opened = desk.get(list_of(Section))
    desk.post(list_of(Section), sections_typed(opened, 甲=200, 乙=1))
    refused = desk.post(list_of(Section), sections_typed(opened, 甲=7, 乙=8))
    shown = refused.context["cl"]
    assert list(shown.result_list) == [form.instance for form in shown.formset.forms]
    assert "甲" in refused.content.decode()


def test_what_was_typed_into_a_row_that_was_deleted_is_told(desk):
    gone, left = make_section("甲"), make_section("乙")
    opened = desk.get(list_of(Section))
    desk.post(reverse("admin:articles_section_delete", args=[gone.pk]), {"post": "yes"})
    refused = desk.post(list_of(Section), sections_typed(opened, 甲=7, 乙=8))
    [words] = refused.context["cl"].formset.non_form_errors()
    assert "甲" in words
    assert "7" in words
    assert desk.post(list_of(Section), sections_typed(refused)).status_code == 302
    left.refresh_from_db()
    assert left.position == 8


def test_a_row_that_was_deleted_and_not_typed_into_is_no_error(desk):
    gone, left = make_section("甲"), make_section("乙")
    opened = desk.get(list_of(Section))
    gone.delete()
    assert desk.post(list_of(Section), sections_typed(opened, 乙=8)).status_code == 302
    left.refresh_from_db()
    assert left.position == 8


# Actions.


def test_an_action_leaves_out_what_changed_since_the_list_was_shown_and_names_it(desk):
    one, other = make_published(headline="改过的"), make_published(headline="没改的")
    opened = desk.get(list_of(Article))
    Article.objects.filter(pk=one.pk).update(headline="改过了")
    asked = facts_of([other.pk])
    answer = desk.post(
        list_of(Article), ticked(opened, "withdraw", [one, other], withdraw_as_asked=asked)
    )
    words = " ".join(told(answer))
    assert "改过了" in words
    assert "没改的" not in words
    states = dict(Article.objects.values_list("pk", "state"))
    assert states == {one.pk: State.PUBLISHED, other.pk: State.WITHDRAWN}


def test_what_another_desk_has_withdrawn_is_not_put_back_by_an_older_list(desk):
    article = make_published()
    opened = desk.get(list_of(Article))
    publishing.withdraw([article], reason="事实有误")
    desk.post(list_of(Article), ticked(opened, "publish", [article]))
    article.refresh_from_db()
    assert article.state == State.WITHDRAWN
    desk.post(list_of(Article), ticked(desk.get(list_of(Article)), "publish", [article]))
    article.refresh_from_db()
    assert article.state == State.PUBLISHED


def test_a_page_whose_articles_changed_is_left_out(desk):
    page = make_page()
    article = make_article(page=page)
    opened = desk.get(list_of(type(page)))
    publishing.publish([article])
    publishing.withdraw([article], reason="事实有误")
    answer = desk.post(list_of(type(page)), ticked(opened, "publish", [page]))
    article.refresh_from_db()
    assert article.state == State.WITHDRAWN
    assert str(page) in " ".join(told(answer))


@pytest.mark.parametrize("model", [Article, Page], ids=lambda model: model.__name__)
def test_an_action_on_all_rows_leaves_out_those_that_were_changed_meanwhile(desk, model):
    page = make_page()
    gone, left = make_published(page=page), make_published(page=make_page(page.issue))
    opened = desk.get(list_of(model))
    publishing.withdraw([gone], reason="事实有误")
    rows = [gone, left] if model is Article else [gone.page, left.page]
    data = ticked(opened, "withdraw", rows, select_across="1")
    answer = desk.post(list_of(model), data)
    assert str(rows[0]) in " ".join(told(answer))
    left.refresh_from_db()
    assert left.state == State.WITHDRAWN


def test_a_letter_that_another_desk_has_settled_is_not_opened_again(desk):
    content = letters.LetterContent("第二段有误。")
    letter = letters.receive(make_published(), content, "192.0.2.1")
    letters.settle([letter])
    opened = desk.get(list_of(Letter))
    letters.reopen([letter])
    letters.settle([letter])
    desk.post(list_of(Letter), ticked(opened, "reopen", [letter]))
    assert Letter.objects.get().state == Letter.State.DONE


def test_rows_that_were_deleted_are_counted(desk):
    one, other = make_section("甲"), make_section("乙")
    opened = desk.get(list_of(Section))
    Section.objects.filter(pk=one.pk).delete()
    answer = desk.post(list_of(Section), ticked(opened, "delete_selected", [one, other]))
    assert answer.status_code == 200  # asks before it deletes the other
    assert "1" in " ".join(told(answer))


def test_a_row_that_changed_is_not_deleted_from_an_older_list(desk):
    row = make_section("甲")
    opened = desk.get(list_of(Section))
    Section.objects.update(name="乙")
    answer = desk.post(list_of(Section), ticked(opened, "delete_selected", [row], post="yes"))
    assert answer.status_code == 302
    assert Section.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    "nonsense", ["{", "[]", "1", '{"x": "1"}', '{"1": "7", "at": 1e99}', '{"at": "x"}']
)
def test_nonsense_in_the_hidden_field_is_no_error(desk, nonsense):
    article = make_article()
    data = ticked(desk.get(list_of(Article)), "publish", [article]) | {"shown": nonsense}
    assert desk.post(list_of(Article), data).status_code == 302


def test_a_row_that_changed_while_its_deletion_was_asked_about_is_asked_about_again(desk):
    row = make_section("甲")
    address = reverse("admin:articles_section_delete", args=[row.pk])
    asked = desk.get(address)
    assert '<input type="hidden" name="version" value="1">' in asked.content.decode()
    Section.objects.update(name="乙")
    answer = desk.post(address, {"post": "yes", "version": "1"})
    assert answer.url == address
    assert told(answer)
    assert desk.post(address, {"post": "yes", "version": "2"}).status_code == 302
    assert not Section.objects.exists()


def test_the_questions_of_actions_carry_how_the_list_was_shown(desk):
    article, section = make_article(), make_section("甲")
    for row, action in ((article, "publish"), (section, "delete_selected")):
        page = desk.get(list_of(type(row)))
        data = {
            "action": action,
            "_selected_action": [row.pk],
            "shown": page.context["cl"].stamps,
        }
        question = desk.post(list_of(type(row)), data).content.decode()
        assert re.search(r'<input type="hidden" name="shown" value="[^"]+">', question)
