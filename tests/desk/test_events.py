"""The log: every verb writes to it, nobody can change it, and who does so all the same is found."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from articles.desk import corrections, events, letters, publishing
from articles.models import Article, Event, Letter
from tests.desk.at_once import together
from tests.factories import make_article, make_editor, make_published, make_section, make_user
from tests.forms import filled
from tests.intake.printed import SIZHOU, import_page
from tests.keepers import put_on_keepers, refuses_replacing

V = Event.Verb


@pytest.fixture
def _kept(db):
    """With the triggers that every newsroom's database has."""
    put_on_keepers("0023_events", "0047_no_row_is_replaced")


def logged():
    return list(Event.objects.order_by("pk").values_list("verb", "kind", "row", "by"))


@pytest.fixture
def three(db):
    """The log of an article that was published, corrected and withdrawn."""
    article, user = make_article(), make_editor("李编辑")
    publishing.publish([article], user)
    corrections.correct(article, "应为二〇一五年。", user)
    publishing.withdraw([article], user, reason="事实有误")
    events.bind()
    return article


# ---- Who writes -----------------------------------------------------------------------------------------------------


def test_the_verbs_of_the_desk_write_who_did_what_to_what(three):
    of_it = ("articles.article", three.pk, "李编辑")
    assert logged() == [(verb, *of_it) for verb in (V.PUBLISHED, V.CORRECTED, V.WITHDRAWN)]
    assert Event.objects.get(verb=V.CORRECTED).details == {"text": "应为二〇一五年。"}


def test_what_was_not_done_is_not_written(db):
    publishing.publish([make_published()])
    assert logged() == []


@pytest.mark.django_db
def test_an_import_and_what_print_decided_are_written():
    import_page(SIZHOU)
    article = Article.objects.get()
    Article.objects.update(dropped_at=article.updated_at)
    publishing.overrule_print([article])
    Article.objects.update(dropped_at=article.updated_at)
    publishing.follow_print([article])
    assert [(verb, kind, by) for verb, kind, _row, by in logged()] == [
        (V.IMPORTED, "articles.page", ""),
        (V.OVERRULED_PRINT, "articles.article", ""),
        (V.FOLLOWED_PRINT, "articles.article", ""),
    ]


@pytest.mark.django_db
def test_letters_that_are_settled_and_reopened_are_written():
    letter, user = (
        Letter.objects.create(article=make_published(), text="错了"),
        make_editor("张"),
    )
    letters.settle([letter], user)
    letters.settle([letter], user)
    letters.reopen([letter], user)
    assert logged() == [
        (verb, "articles.letter", letter.pk, "张") for verb in (V.SETTLED, V.REOPENED)
    ]


@pytest.mark.django_db
def test_forms_and_deletions_are_written(admin_client, admin_user):
    section = make_section("地方传真")
    address = reverse("admin:articles_section_change", args=[section.pk])
    admin_client.post(address, filled(admin_client.get(address), name="各地"))
    delete = reverse("admin:articles_section_delete", args=[section.pk])
    admin_client.post(delete, {"post": "yes"})
    row = ("articles.section", section.pk, admin_user.username)
    assert logged() == [(V.CHANGED, *row), (V.DELETED, *row)]
    changed = Event.objects.get(verb=V.CHANGED)
    assert changed.title == "各地"
    assert changed.details["changes"] == [{"changed": {"fields": ["name"]}}]


@pytest.mark.django_db
def test_what_is_rolled_back_was_never_done():
    article = make_article()

    def give_up():
        publishing.publish([article])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        give_up()
    assert logged() == []


# ---- Nobody changes it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["update", "delete", "digest", "place", "all of it"])
@pytest.mark.usefixtures("_kept")
def test_no_way_to_change_or_to_delete_an_event_is_open(three, way):
    before = list(Event.objects.values())
    rows = Event.objects.filter(verb=V.CORRECTED)
    attempts = {
        "update": lambda: rows.update(by="他人"),
        "delete": rows.delete,
        "digest": lambda: rows.update(digest="0" * 64),
        "place": lambda: rows.update(place=None),
        "all of it": Event.objects.all().delete,
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        attempts[way]()
    assert list(Event.objects.values()) == before


@pytest.mark.usefixtures("_kept")
def test_no_event_is_replaced_by_another_one_nor_pushed_out_of_its_place(three):
    before = list(Event.objects.values())
    refuses_replacing("articles_event", "id")
    refuses_replacing("articles_event", "place")
    Event.objects.create(verb=V.CHANGED, kind="articles.article", title="插入的")
    word = "OR REPLACE" if connection.vendor == "sqlite" else ""
    pushed = f"UPDATE {word} articles_event SET place = 2 WHERE title = '插入的'"  # noqa: S608
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(pushed)
    assert list(Event.objects.exclude(title="插入的").values()) == before
    assert events.bind().place == 4


@pytest.mark.usefixtures("_kept")
def test_not_even_an_event_that_has_no_place_yet_can_be_changed(db):
    publishing.publish([make_article()])
    for change in ({"by": "他人"}, {"verb": V.DELETED, "place": 1}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Event.objects.update(**change)
    assert events.bind().place == 1


@pytest.mark.usefixtures("_kept")
def test_postgresql_does_not_empty_the_log_at_one_stroke(three):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_event")
    assert Event.objects.count() == 3


# ---- Who changes it all the same is found ---------------------------------------------------------------------------


def test_a_log_as_it_was_written_has_no_faults(three, capsys):
    assert list(events.faults()) == []
    call_command("verify_events")
    head = events.last()
    assert capsys.readouterr().out.splitlines()[-1] == f"3:{head.digest}"


@pytest.mark.parametrize("field", ["at", "by", "verb", "kind", "row", "title", "details"])
def test_a_changed_event_is_found(three, field):
    other = {"at": three.updated_at, "row": 0, "details": {"text": "没有错"}}
    Event.objects.filter(place=2).update(**{field: other.get(field, "changed")})
    assert list(events.faults()) == [events.Fault(2, "changed")]
    with pytest.raises(CommandError, match="2") as error:
        call_command("verify_events")
    assert error.value.returncode == 1


def test_an_event_taken_out_is_found(three):
    Event.objects.filter(place=2).delete()
    assert events.Fault(2, "missing") in list(events.faults())


def test_a_log_whose_end_is_gone_or_that_was_made_anew_is_found_by_a_digest_kept_elsewhere(
    three,
):
    head = events.last()
    Event.objects.filter(place=3).delete()
    assert list(events.faults()) == []
    assert list(events.faults(head)) == [events.Fault(2, "cut")]
    publishing.publish([three])
    events.bind()
    assert list(events.faults()) == []
    assert list(events.faults(head)) == [events.Fault(3, "changed")]
    with pytest.raises(CommandError):
        call_command("verify_events", "--expect", f"3:{head.digest}")


# ---- The chain ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_an_event_gets_its_place_when_what_it_tells_is_committed():
    article = make_article()
    with transaction.atomic():
        publishing.publish([article])
        assert Event.objects.get().place is None
    assert Event.objects.get().place == 1


@pytest.mark.django_db
def test_what_a_crash_left_without_a_place_gets_it_with_the_next_one():
    first, second = make_article(), make_article()
    publishing.publish([first])
    publishing.publish([second])
    assert events.bind().place == 2
    assert [event.row for event in Event.objects.order_by("place")] == [first.pk, second.pk]
    assert list(events.faults()) == []


@pytest.mark.django_db(transaction=True)
def test_twenty_desks_at_once_make_one_chain():
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    articles = [make_article() for _n in range(20)]
    together([lambda article=article: publishing.publish([article]) for article in articles])
    assert sorted(Event.objects.values_list("place", flat=True)) == list(range(1, 21))
    assert list(events.faults()) == []


# ---- At the desk ----------------------------------------------------------------------------------------------------


def table(client, query=""):
    answer = client.get(f"{reverse('admin:articles_event_table')}{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_log_is_read_and_searched_at_the_desk(three, admin_client):
    listed = admin_client.get(reverse("admin:articles_event_changelist"), {"q": "二〇一五"})
    assert [event.verb for event in listed.context["cl"].result_list] == [V.CORRECTED]
    assert reverse("admin:articles_article_change", args=[three.pk]) in listed.content.decode()


def test_the_list_is_filtered_by_kinds_in_the_desks_words(three, admin_client):
    events.record(V.CREATED, [make_section("地方传真")])
    address = reverse("admin:articles_event_changelist")
    page = admin_client.get(address, {"kind": "articles.section"})
    assert [event.title for event in page.context["cl"].result_list] == ["地方传真"]
    assert "articles.section</a>" not in page.content.decode()


def test_the_table_is_what_the_list_shows(three, admin_client):
    assert len(table(admin_client)) == 4
    _heads, line = table(admin_client, "?verb__exact=corrected")
    assert line[2] == "李编辑"
    assert line[7] == "应为二〇一五年。"
    assert len(line[8]) == 64


def test_no_headline_is_a_formula_in_the_table(db, admin_client):
    publishing.publish([make_article(headline="=1+1")])
    assert table(admin_client)[1][6].startswith("'=")


def test_nobody_adds_changes_or_deletes_at_the_desk_and_not_everybody_reads(three, client):
    client.force_login(make_user(is_staff=True))
    assert client.get(reverse("admin:articles_event_table")).status_code == 403
    client.force_login(make_editor())
    pk = Event.objects.first().pk
    assert client.get(reverse("admin:articles_event_add")).status_code == 403
    assert client.post(reverse("admin:articles_event_delete", args=[pk])).status_code == 403
    assert client.post(reverse("admin:articles_event_change", args=[pk]), {}).status_code == 403
