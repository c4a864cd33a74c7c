"""The form of a story that is online corrects it: the changed text and the note in one step and one revision."""

import pytest

from articles.desk import publishing, signing
from articles.models import Article, Correction, Event, State
from tests.desk.readers import make_levels
from tests.factories import make_article, make_editor, make_published, make_user
from tests.forms import address_of, filled, save

pytestmark = pytest.mark.django_db
NOTE = "标题中的“二〇一四年”应为“二〇一五年”。"


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def test_text_and_note_are_one_revision_and_one_event(desk):
    article = make_published(headline="二〇一四年动工")
    changes = {"headline": "二〇一五年动工", "correction_text": NOTE}
    assert save(desk, article, "_correct", **changes).status_code == 302
    revision = article.revisions.get()
    assert revision.story["headline"] == "二〇一五年动工"
    assert [each["text"] for each in revision.corrections] == [NOTE]
    event = Event.objects.get(verb="corrected")
    assert event.details["text"] == NOTE
    assert "headline" in event.details["changes"][0]["changed"]["fields"]
    assert not Event.objects.filter(verb="changed").exists()


def test_readers_see_both_at_once(desk, client):
    article = make_published(headline="二〇一四年动工")
    save(desk, article, "_correct", headline="二〇一五年动工", correction_text=NOTE)
    desk.logout()
    page = client.get(article.get_absolute_url()).content.decode()
    assert "二〇一五年动工" in page
    assert NOTE in page


def test_the_button_asks_for_the_note_and_then_saves_nothing(desk):
    article = make_published(headline="二〇一四年动工")
    assert save(desk, article, "_correct", headline="二〇一五年动工").status_code == 200
    article.refresh_from_db()
    assert article.headline == "二〇一四年动工"


def test_a_note_counts_whatever_button_is_pressed(desk):
    article = make_published()
    save(desk, article, "_continue", correction_text=NOTE)
    assert Correction.objects.get().text == NOTE


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_what_is_not_online_has_no_such_field(desk, state):
    article = make_article(state=state)
    page = desk.get(address_of(article))
    assert b'name="correction_text"' not in page.content
    assert b'name="_correct"' not in page.content
    desk.post(address_of(article), filled(page) | {"correction_text": NOTE, "_correct": "1"})
    assert not Correction.objects.exists()


def test_the_note_on_a_withdrawal_is_in_the_form_while_readers_find_it(desk):
    article = make_published()
    assert b'name="withdrawal_note"' not in desk.get(address_of(article)).content
    publishing.withdraw([article], reason="事实有误", note="正在核实。")
    save(desk, article, withdrawal_note="已核实，确有错误。")
    desk.logout()
    gone = desk.get(article.get_absolute_url())
    assert gone.status_code == 410
    assert "已核实，确有错误。" in gone.content.decode()


def test_a_correction_of_a_signed_story_is_a_signature_at_the_last_level(client):
    editor = make_editor("总编")
    make_levels(1)
    article = make_article(headline="二〇一四年动工")
    signing.sign([article], 1, editor)
    publishing.publish([article], editor)
    client.force_login(editor)
    save(client, article, "_correct", headline="二〇一五年动工", correction_text=NOTE)
    (valid,) = article.signatures.filter(voided_at=None)
    assert valid.by == editor
    assert NOTE in valid.signed.text
    assert "二〇一五年动工" in valid.signed.text
    assert Article.objects.published().get().headline == "二〇一五年动工"


def test_who_may_not_publish_is_offered_no_correction(client):
    article = make_published()
    client.force_login(make_user(is_staff=True))
    assert b'name="correction_text"' not in client.get(address_of(article)).content
