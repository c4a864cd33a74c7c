"""What readers saw is written down whenever it changes, on every way, in rows that nothing changes or deletes."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from articles.desk import bin as desk_bin
from articles.desk import (
    corrections,
    front_pages,
    moving,
    public_history,
    public_states,
    publishing,
    restoring,
)
from articles.desk.moving import Answers, PagePlace
from articles.desk.text_edits import TextEdit, edit_text
from articles.formats import signed_text
from articles.models import Article, Contributor, PublicState
from tests.factories import (
    make_article,
    make_byline,
    make_editor,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
    make_section,
    withdraw,
)
from tests.forms import filled, save
from tests.keepers import put_on_keepers, refuses_replacing

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    """With the triggers of the migration."""
    put_on_keepers("0042_public_states", "0047_no_row_is_replaced")


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def rows_of(article):
    return list(PublicState.objects.filter(article=article.pk).order_by("pk"))


def ways_of(article):
    return [row.why for row in rows_of(article)]


def online(**fields):
    article = make_article(**fields)
    publishing.publish([article])
    return article


def test_a_life_is_a_row_for_each_thing_that_readers_saw():
    article = online(headline="二〇一四年动工")
    edits = corrections.replacements(article, [("二〇一四年", "二〇一五年")])
    corrections.correct(article, "应为二〇一五年。", edits=edits)
    withdraw([article], note="正在核实。")
    publishing.publish([article])
    Article.objects.filter(pk=article.pk).update(expires_at=timezone.now())
    publishing.expire([article], timezone.now())
    desk_bin.put_in([article])
    assert ways_of(article) == ["published", "corrected", "withdrawn", "published", "expired"]
    first, corrected, gone, again, _over = rows_of(article)
    assert signed_text.read(first.text.text).story.headline == "二〇一四年动工"
    assert signed_text.read(corrected.text.text).corrections[0].text == "应为二〇一五年。"
    assert (gone.text, gone.note) == (None, "正在核实。")
    assert again.text_id == corrected.text_id


def test_what_no_reader_has_seen_is_not_written_down(desk):
    article = make_article()
    save(desk, article, headline="改过")
    publishing.withdraw([article], reason="事实有误")
    desk_bin.put_in([article])
    assert not PublicState.objects.exists()


def test_a_save_that_changes_nothing_for_readers_leaves_no_row(desk):
    article = online()
    save(desk, article, pin="1")
    save(desk, article)
    publishing.publish([article])
    assert ways_of(article) == ["published"]


def _renamed(desk, article):
    person = Contributor.objects.get(name="邢成敏")
    desk.post(*_form(desk, person, name="邢成名"))


def _form(desk, row, **changes):
    address = f"/admin/articles/{row._meta.model_name}/{row.pk}/change/"
    return address, filled(desk.get(address), **changes) | {"_continue": "1"}


def _of_text(desk, article):
    edit_text(TextEdit(article.pk, "改过的题", article.headline, field="headline"))


def _restored(desk, article):
    revision = article.revisions.get()
    edit_text(TextEdit(article.pk, "改过的题", article.headline, field="headline"))
    article.refresh_from_db()
    restoring.restore(revision, ["headline"], article.version)


WAYS = {
    "form": lambda desk, article: save(desk, article, headline="改过"),
    "proof screen": _of_text,
    "restored": _restored,
    "section": lambda desk, article: save(desk, article, section=make_section("别栏").pk),
    "caption": lambda desk, article: save(desk, article, **{"pictures-0-caption": "新图说"}),
    "person": _renamed,
    "focal point": lambda desk, article: desk.post(
        *_form(desk, article.pictures.get().photo, focal_x="0.9", image="")
    ),
    "correction": lambda desk, article: save(desk, article, correction_text="更正"),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_change_that_readers_see_is_written_down(desk, way, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    article = make_article(section="本栏")
    make_byline(article)
    make_picture(article, photo=make_photo())
    publishing.publish([article])
    WAYS[way](desk, article)
    last = rows_of(article)[-1]
    assert len(rows_of(article)) > 1
    article.refresh_from_db()
    assert public_history.is_written_down(article)
    assert last.by_name == ("" if way in {"proof screen", "restored"} else "编辑")


def test_what_was_changed_behind_the_desks_back_is_found():
    article = online()
    article.refresh_from_db()
    assert public_history.is_written_down(article)
    Article.objects.filter(pk=article.pk).update(headline="偷改")
    article.refresh_from_db()
    assert not public_history.is_written_down(article)


@pytest.mark.usefixtures("kept")
def test_no_row_can_be_changed_or_deleted():
    online()
    rows = PublicState.objects.all()
    for attempt in (
        lambda: rows.update(at=F("at") - datetime.timedelta(days=1)),
        lambda: rows.update(note="别的"),
        rows.delete,
        lambda: rows.first().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    refuses_replacing("articles_publicstate", "id")
    assert rows.count() == 1


def test_it_outlives_the_article():
    article = online(headline="清空之后")
    desk_bin.put_in([article])
    desk_bin.empty(timezone.now() + datetime.timedelta(seconds=1), seen=True)
    assert not Article.everything.exists()
    assert [row.title for row in PublicState.objects.order_by("pk")] == ["清空之后"] * 2


def at_of(article, number):
    return rows_of(article)[number].at


def test_a_moment_shows_what_readers_saw_then():
    article = online(headline="甲题")
    before = at_of(article, 0) - datetime.timedelta(minutes=1)
    edit_text(TextEdit(article.pk, "乙题", "甲题", field="headline"))
    withdraw([article], note="正在核实。")
    assert public_history.story_at(article, before).was_not_yet
    first = public_history.story_at(article, at_of(article, 0))
    assert (first.text.story.headline, first.until) == ("甲题", at_of(article, 1))
    second = public_history.story_at(article, at_of(article, 1))
    assert second.text.story.headline == "乙题"
    gone = public_history.story_at(article, timezone.now())
    assert (gone.was_withdrawn, gone.note, gone.until) == (True, "正在核实。", None)


def test_of_times_before_anything_was_written_down_the_log_and_the_revisions_say_it():
    article = online(headline="甲题")
    first = timezone.now()
    edit_text(TextEdit(article.pk, "乙题", "甲题", field="headline"))
    second = timezone.now()
    withdraw([article], note="正在核实。")
    PublicState.objects.all().delete()
    article.refresh_from_db()
    found = [public_history.story_at(article, at) for at in (first, second, timezone.now())]
    assert all(stood.is_derived for stood in found)
    assert [stood.text and stood.text.story.headline for stood in found] == [
        "甲题",
        "乙题",
        None,
    ]
    assert found[-1].note == "正在核实。"


def test_an_issue_at_a_moment_tells_each_story_apart():
    page = online(headline="一直在线").page
    gone, later = (
        make_article(page=page, headline="撤下"),
        make_article(page=page, headline="后发"),
    )
    publishing.publish([gone])
    make_article(page=page, headline="从未上网")
    withdraw([gone], note="有误。")
    at = timezone.now()
    publishing.publish([later])
    stood = public_history.issue_at(page.issue, at)
    told = {
        story.title: (story.is_online, story.was_withdrawn, story.note)
        for story in stood.stories
    }
    assert told == {
        "一直在线": (True, False, ""),
        "撤下": (False, True, "有误。"),
        "后发": (False, False, ""),
        "从未上网": (False, False, ""),
    }
    assert public_history.issue_at(page.issue, timezone.now()).online == 2


def test_recording_many_costs_as_many_queries_as_recording_one(django_assert_max_num_queries):
    stories = [make_published() for _ in range(30)]
    with django_assert_max_num_queries(12):
        public_states.record([story.pk for story in stories], "published")
    assert PublicState.objects.count() == 30


def test_a_text_is_read_as_it_was_written():
    article = make_published(section="本栏", kicker="引题", dateline="新华社长沙11月8日电")
    make_byline(article)
    picture = make_picture(article, credit="李贺")
    corrections.correct(article, "应为二〇一五年。")
    text = PublicState.objects.get().text.text
    assert signed_text.write(signed_text.read(text)) == text
    assert picture.caption in text


def stood_in(issue, at=None):
    return [each.title for each in public_history.issue_at(issue, at or timezone.now()).stories]


def test_a_story_that_has_moved_to_another_issue_stood_in_the_former_until_then_alone():
    story = online(headline="先登后移")
    former, page = story.page.issue, story.page
    make_article(page=make_page(former, sequence=9), headline="留下")
    before = timezone.now()
    place = PagePlace(former.date + datetime.timedelta(1), number="7")
    moved = moving.move_page(page.pk, page.version, place, answers=Answers(seen=True))
    assert stood_in(former) == ["留下"]
    assert stood_in(moved.issue) == ["先登后移"]
    assert stood_in(former, before) == ["先登后移", "留下"]
    assert stood_in(moved.issue, before) == []


def test_the_front_page_at_a_moment_has_stories_of_other_issues_too():
    own = online(headline="本期")
    day_before = make_issue(own.issue_date - datetime.timedelta(1))
    other = make_published(page=make_page(day_before), headline="前一期")
    front_pages.set_front_page(own.page.issue, [other.pk, own.pk], front_pages.NEVER_SET)
    stood = public_history.issue_at(own.page.issue, timezone.now())
    assert [each.title for each in stood.front] == ["前一期", "本期"]
    assert [each.title for each in stood.stories] == ["本期"]


def test_what_readers_saw_of_a_story_outlives_it_in_its_issue():
    story = online(headline="删去")
    issue, at = story.page.issue, timezone.now()
    desk_bin.put_in([story])
    desk_bin.empty(timezone.now(), seen=True)
    assert not Article.everything.exists()
    (stood,) = public_history.issue_at(issue, at).stories
    assert (stood.title, stood.is_online, stood.is_deleted) == ("删去", True, True)
