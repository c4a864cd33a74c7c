"""Presence and drafts: what the desk's open forms tell, and what they are told."""

import datetime
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin.open_forms import TAB
from articles.desk import open_forms
from articles.login.typed_form import AS_TYPED
from articles.models import OpenForm, Revision
from tests.factories import make_article, make_byline, make_editor, make_user
from tests.forms import filled

pytestmark = pytest.mark.django_db
TELL = reverse("admin:articles_openform_tell")


class Tab:
    """A tab of somebody's browser with one form open."""

    def __init__(self, user, path, tab="tab-1"):
        self.client, self.path, self.tab = Client(), path, tab
        self.client.force_login(user)

    def tell(self, **told):
        message = {"tab": self.tab, "path": self.path, "fields": None} | told
        return self.client.post(TELL, json.dumps(message), content_type="application/json")

    def told(self, **told):
        return self.tell(**told).json()

    def form(self):
        return self.client.get(self.path)


@pytest.fixture
def story():
    article = make_article(headline="原来的标题")
    make_byline(article)
    return article


@pytest.fixture
def address(story):
    return reverse("admin:articles_article_change", args=[story.pk])


@pytest.fixture
def li(address):
    return Tab(make_editor("李", first_name="李雷"), address)


@pytest.fixture
def han(address):
    return Tab(make_editor("韩", first_name="韩梅"), address)


def age(tab, **by):
    """As if the tab had told for the last time so long ago."""
    before = timezone.now() - datetime.timedelta(**by)
    OpenForm.objects.filter(tab=tab.tab).update(seen_at=before)


def test_who_opens_a_story_learns_who_has_it_open_and_who_types(li, han):
    assert li.told()["others"] == []
    (other,) = han.told()["others"]
    assert "李雷" in other["words"]
    assert not other["typing"]
    han.tell(fields=[["headline", "新"]])
    (other,) = li.told()["others"]
    assert "韩梅" in other["words"]
    assert other["typing"]


def test_the_same_person_in_two_tabs_is_told_so(li, address):
    again = Tab(make_editor("李二"), address, "tab-2")
    again.client = li.client
    li.tell()
    assert "另一个窗口" in again.told()["others"][0]["words"]


def test_somebody_with_many_windows_is_told_of_once(li, han):
    han.tell()
    user = OpenForm.objects.get(tab=han.tab).user
    Tab(user, han.path, "tab-2").tell(fields=[["headline", "新"]])
    (other,) = li.told()["others"]
    assert other["typing"]


def test_a_closed_tab_is_gone_at_once_and_a_lost_one_after_half_a_minute(li, han):
    han.tell()
    assert han.tell(leaves=True).status_code == 204
    assert li.told()["others"] == []
    han.tell()
    age(han, seconds=30)
    assert li.told()["others"]
    age(han, seconds=40)
    assert li.told()["others"] == []


def test_a_hidden_tab_is_not_gone(li, han):
    han.tell(hidden=True)
    age(han, minutes=10)
    assert li.told()["others"]
    age(han, minutes=20)
    assert li.told()["others"] == []


def test_who_has_the_storys_page_on_the_proof_screen_is_told_and_so_is_he(li, han, story):
    """All texts of the page are edited there, so two editors of one story meet."""
    han.path = reverse("admin:articles_page_proof", args=[story.page_id])
    li.tell()
    (other,) = han.told()["others"]
    assert "李雷 打开着《原来的标题》" in other["words"]
    (other,) = li.told()["others"]
    assert ("韩梅 打开着这篇文章所在的版面" in other["words"], other["typing"]) == (True, False)
    typed = {"article": story.pk, "field": "headline", "value": "新"}
    han.tell(fields=[[name, str(value)] for name, value in typed.items()])
    (other,) = li.told()["others"]
    assert ("韩梅 正在版面上修改这篇文章" in other["words"], other["typing"]) == (True, True)
    unsaved = han.client.get(reverse("admin:articles_openform_changelist")).content.decode()
    assert f'<a href="{han.path}">新</a>' in unsaved
    li.tell(fields=[["headline", "改"]])
    assert "李雷 正在修改《原来的标题》" in han.told()["others"][0]["words"]
    beside = make_article(story.page)
    third = Tab(make_editor(), reverse("admin:articles_article_change", args=[beside.pk]))
    (other,) = third.told()["others"]
    assert ("韩梅 打开着" in other["words"], other["typing"]) == (True, False)
    form_of_page = reverse("admin:articles_page_change", args=[story.page_id])
    (other,) = Tab(make_editor("版"), form_of_page).told()["others"]
    assert "韩梅" in other["words"]


def test_other_stories_and_new_ones_are_nobodys_meeting(li, han):
    li.tell()
    assert Tab(make_editor(), reverse("admin:articles_article_add")).told()["others"] == []
    other = reverse("admin:articles_article_change", args=[make_article().pk])
    assert Tab(make_editor(), other).told()["others"] == []


def test_what_is_typed_is_offered_back_and_is_no_revision(li, story):
    revisions = Revision.objects.count()
    typed = [*filled(li.form()).items()]
    assert "暂存" in li.told(fields=[[name, str(value)] for name, value in typed])["kept"]
    story.refresh_from_db()
    assert (story.headline, Revision.objects.count()) == ("原来的标题", revisions)
    later = Tab(make_editor("别人"), li.path)
    assert later.told(opens=True)["draft"] is None
    crashed = li.told(opens=True)["draft"]
    assert dict(crashed["fields"])["headline"] == "原来的标题"


def test_a_draft_taken_up_is_shown_in_the_form_and_saved_only_then(li, story):
    data = filled(li.form(), headline="打了一半的标题")
    li.tell(fields=[[name, str(value)] for name, value in data.items()])
    draft = li.told(opens=True)["draft"]
    shown = li.client.post(li.path, dict(draft["fields"]) | {AS_TYPED: "1"})
    assert "打了一半的标题" in shown.content.decode()
    story.refresh_from_db()
    assert story.headline == "原来的标题"
    assert (
        li.client.post(li.path, filled(shown) | {TAB: li.tab, "_save": "1"}).status_code == 302
    )
    story.refresh_from_db()
    assert story.headline == "打了一半的标题"


def test_a_draft_from_before_a_new_release_is_shown_in_the_form_of_today(li, story):
    """It has a field that is no more, and lacks another one and a whole table of rows."""
    typed = filled(li.form(), headline="打了一半的标题")
    before = {name: value for name, value in typed.items() if not name.startswith("bylines-")}
    del before["deck"]
    li.tell(fields=[[name, str(value)] for name, value in before.items()] + [["subhead", "旧"]])
    draft = li.told(opens=True)["draft"]
    shown = li.client.post(li.path, dict(draft["fields"]) | {AS_TYPED: "1"})
    assert shown.status_code == 200
    assert "打了一半的标题" in shown.content.decode()
    again = li.client.post(li.path, filled(shown) | {TAB: li.tab, "_save": "1"})
    assert again.status_code == 302, again.context["errors"]
    story.refresh_from_db()
    assert (story.headline, story.bylines.count()) == ("打了一半的标题", 1)


def test_what_is_saved_is_no_draft_any_more_and_the_tab_learns_when(li):
    li.tell(fields=[["headline", "新"]])
    before = timezone.now().timestamp()
    answer = li.client.post(
        li.path, filled(li.form(), headline="新") | {TAB: li.tab, "_save": "1"}
    )
    assert answer.status_code == 302
    told = li.told(opens=True)
    assert told["draft"] is None
    assert told["saved"][li.tab] >= before


def test_a_message_that_was_on_its_way_while_the_form_was_saved_is_no_draft(li):
    answer = li.client.post(
        li.path, filled(li.form(), headline="新") | {TAB: li.tab, "_save": "1"}
    )
    assert answer.status_code == 302
    li.tell()
    li.client.post(li.path, filled(li.form(), headline="又新") | {TAB: li.tab, "_save": "1"})
    li.tell(fields=[["headline", "又新"]])
    assert li.told(opens=True)["draft"] is None
    before = timezone.now() - datetime.timedelta(seconds=4)
    OpenForm.objects.update(saved_at=before)
    li.tell(fields=[["headline", "再打"]])
    assert li.told(opens=True)["draft"]


def test_a_form_that_is_refused_keeps_its_draft(li):
    li.tell(fields=[["headline", "新"]])
    answer = li.client.post(
        li.path, filled(li.form(), position="-1") | {TAB: li.tab, "_save": "1"}
    )
    assert answer.status_code == 200
    assert li.told(opens=True)["draft"]["fields"] == [["headline", "新"]]


def test_two_tabs_never_write_over_each_other(li):
    second = Tab(make_editor("另"), li.path, "tab-2")
    second.client = li.client
    li.tell(fields=[["headline", "甲"]])
    second.tell(fields=[["headline", "乙"]])
    kept = dict(OpenForm.objects.values_list("tab", "fields"))
    assert kept == {"tab-1": [["headline", "甲"]], "tab-2": [["headline", "乙"]]}


def test_a_draft_of_a_tab_that_is_there_is_not_thrown_away_by_another(li):
    second = Tab(make_editor("另"), li.path, "tab-2")
    second.client = li.client
    li.tell(fields=[["headline", "甲"]])
    second.tell(discard="tab-1")
    assert second.told(opens=True)["draft"]["tab"] == "tab-1"
    age(li, minutes=1)
    second.tell(discard="tab-1")
    assert second.told(opens=True)["draft"] is None


def test_a_tab_that_the_browser_knows_to_be_gone_is_not_waited_for(li, han):
    second = Tab(make_editor("另"), li.path, "tab-2")
    second.client = li.client
    li.tell(fields=[["headline", "甲"]])
    assert "另一个窗口" in second.told(opens=True)["draft"]["words"]
    han.tell(gone=[li.tab])
    assert "另一个窗口" in second.told(opens=True)["draft"]["words"]
    told = second.told(opens=True, gone=[li.tab])
    assert "另一个窗口" not in told["draft"]["words"]
    assert told["others"] == [one for one in told["others"] if not one["own"]]
    second.tell(discard=li.tab)
    assert second.told(opens=True)["draft"] is None


def test_a_draft_that_was_taken_up_is_not_offered_again_unless_more_was_typed_there(li):
    second = Tab(make_editor("另"), li.path, "tab-2")
    second.client = li.client
    li.tell(fields=[["headline", "甲"]])
    draft = second.told(opens=True)["draft"]
    second.tell(fields=[["headline", "甲"]], taken=[draft["tab"], draft["at"]])
    assert OpenForm.objects.get(tab=li.tab).fields == []
    li.tell(fields=[["headline", "甲乙"]])
    second.tell(taken=[draft["tab"], draft["at"]])
    assert OpenForm.objects.get(tab=li.tab).fields == [["headline", "甲乙"]]


def test_passwords_and_tokens_are_never_kept(li):
    li.tell(fields=[["password", "geheim"], ["csrfmiddlewaretoken", "x"], ["kicker", "引题"]])
    assert OpenForm.objects.get().fields == [["kicker", "引题"]]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"tab": "", "path": "/admin/articles/article/add/"}',
        '{"tab": "a", "path": "/"}',
        '{"tab": "a", "path": "/admin/auth/user/add/"}',
        '{"tab": "a", "path": "/admin/articles/article/"}',
        '{"tab": "a", "path": "/admin/articles/article/add/", "fields": [["x"]]}',
        '{"tab": "a", "path": "/admin/articles/article/add/", "fields": 7}',
        '{"tab": "a", "path": "/admin/articles/article/add/", "gone": 7}',
        "[" * 100_000,
    ],
)
def test_what_is_no_message_of_a_form_is_refused(li, body):
    assert li.client.post(TELL, body, content_type="application/json").status_code == 400
    assert not OpenForm.objects.exists()


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "𬭎", "9" * 30])
def test_whatever_is_typed_can_be_kept(li, text):
    assert (
        li.tell(tab=f"tab {text}", fields=[["headline", text], [text, ""]]).status_code == 200
    )
    assert li.tell(path=f"/admin/articles/article/{'9' * 30}/change/").status_code == 200


def test_only_the_desk_is_heard(client, address):
    message = json.dumps({"tab": "a", "path": address})
    assert client.post(TELL, message, content_type="application/json").status_code == 403
    client.force_login(make_user("读者"))
    assert client.post(TELL, message, content_type="application/json").status_code == 403
    assert not OpenForm.objects.exists()


def test_who_may_not_see_a_row_does_not_learn_who_is_at_it(li):
    li.tell()
    outsider = Tab(make_user("美编", is_staff=True), li.path)
    assert outsider.tell().status_code == 403
    assert outsider.tell(path=reverse("admin:articles_section_add")).status_code == 403
    assert OpenForm.objects.count() == 1


def test_everybody_sees_his_own_drafts_in_a_list(li, han):
    li.tell(fields=[["headline", "李的草稿"]])
    han.tell(fields=[["headline", "韩的草稿"]])
    listing = reverse("admin:articles_openform_changelist")
    page = li.client.get(listing).content.decode()
    assert "李的草稿" in page
    assert "韩的草稿" not in page


def test_the_list_of_drafts_costs_the_same_queries_with_1_and_with_30(li):
    listing = reverse("admin:articles_openform_changelist")
    costs = []
    for more in (1, 30):
        for number in range(more):
            li.tell(tab=f"tab {number}", fields=[["headline", "一"]])
        with CaptureQueriesContext(connection) as queries:
            li.client.get(listing)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_old_rows_are_swept_and_drafts_kept_a_month(li, han):
    li.tell(fields=[["headline", "甲"]])
    han.tell()
    for tab in (li, han):
        age(tab, days=2)
    month = datetime.timedelta(days=30)
    assert open_forms.sweep(month) == 1
    assert OpenForm.objects.get().tab == li.tab
    age(li, days=31)
    assert open_forms.sweep(month) == 1


def test_a_message_costs_few_queries(li, han, django_assert_max_num_queries):
    han.tell()
    li.tell()
    with django_assert_max_num_queries(
        9
    ):  # session, user, second factor; the others; the row, locked and kept
        li.tell(fields=[["headline", "新"]])
