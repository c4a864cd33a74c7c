"""The desk's first page: an issue, whether it can go and why not, and the way to each fault."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from articles.desk import page_doubts
from articles.models import (
    Article,
    ImportJob,
    ImportRecord,
    Issue,
    Letter,
    OpenForm,
    Page,
    PageDoubt,
    SectionRight,
    SentBack,
    Signature,
    SignedText,
    State,
    StoredBlock,
    StoredLayout,
)
from articles.models.doubt_codes import NO_STORIES
from articles.presenting.issue_board.night_files import imports_under_way
from articles.presenting.issue_board.verdict import Outcome
from articles.reading.layout_codec import pack_layout
from articles.reading.page_layout import BlockLine, PageBlock, PageLayout, PageSetting
from tests.factories import (
    make_article,
    make_doubt,
    make_editor,
    make_import_record,
    make_issue,
    make_page,
    make_picture,
    make_published,
    make_revision,
    make_section,
    make_site_settings,
    make_user,
)

pytestmark = pytest.mark.django_db
DOUBT = {"message": "doubt", "arguments": {}}
BODY = "<p>" + "近日，记者走进产业园，一派现代化生产场景呈现在眼前。" * 5 + "</p>"


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def shown(desk, **query):
    return desk.get("/admin/", query).context


def reasons(desk, **query):
    verdict = shown(desk, **query)["verdict"]
    return {reason.words: reason.url for reason in verdict.reasons}


def proof(page):
    return reverse("admin:articles_page_proof", args=[page.pk])


def whole(page, **fields):
    return make_article(page=page, body=BODY, **fields)


def refuse(name, made_at=None, **fields):
    record = make_import_record(
        file_name=name, result="refused", error="这不是 PDF 文件。", **fields
    )
    if made_at:
        ImportRecord.objects.filter(pk=record.pk).update(made_at=made_at)
    return record


# ---- Which issue


def test_it_shows_the_newest_issue_and_how_far_it_is(desk):
    make_published(page=make_page(make_issue(date="2023-11-07")))
    page = make_page(make_issue(date="2023-11-08"), name="要闻")
    make_published(page=page)
    whole(page, doubts=[DOUBT, DOUBT])
    whole(page)
    empty = make_page(page.issue)
    board = shown(desk)["board"]
    assert (len(board.stories), board.online, board.drafts, board.doubts) == (3, 1, 2, 2)
    assert [(p.row.pk, len(p.stories), p.doubts) for p in board.pages] == [
        (page.pk, 3, 2),
        (empty.pk, 0, 0),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "2023-11-10"),
        ({"issue": "2023-11-08"}, "2023-11-08"),
        ({"issue": "2023-11-08-增刊"}, "2023-11-08-增刊"),
        ({"issue": "2023-11-08-无此"}, "2023-11-08"),
        ({"date": "2023-11-05"}, "2023-11-05"),
        ({"date": "2023-11-06"}, "2023-11-05"),
        ({"date": "2023-11-09"}, "2023-11-08"),
        ({"date": "2024-01-01"}, "2023-11-10"),
        ({"date": "2020-01-01"}, "2023-11-05"),
        ({"date": "nonsense"}, "2023-11-10"),
        ({"issue": "\0"}, "2023-11-10"),
    ],
)
def test_any_issue_is_found_by_its_key_or_date(desk, query, found):
    make_issue(date=datetime.date(2023, 11, 5), days=2)
    for day, edition in [(8, ""), (8, "增刊"), (10, "")]:
        make_issue(date=datetime.date(2023, 11, day), edition=edition)
    assert shown(desk, **query)["chosen"].issue.key == found


def test_a_day_without_an_issue_says_so(desk):
    make_issue(date=datetime.date(2023, 11, 5), days=2)
    assert shown(desk, date="2023-11-06")["chosen"].asked is None
    assert shown(desk, date="2023-11-07")["chosen"].asked == datetime.date(2023, 11, 7)


def test_it_leads_to_the_issues_before_and_after(desk):
    for day, edition in [(5, ""), (8, ""), (8, "增刊"), (10, "")]:
        make_issue(date=datetime.date(2023, 11, day), edition=edition)
    keys = ["2023-11-05", "2023-11-08", "2023-11-08-增刊", "2023-11-10"]
    for place, key in enumerate(keys):
        chosen = shown(desk, issue=key)["chosen"]
        beside = [one.key if one else None for one in (chosen.previous, chosen.next)]
        assert beside == [([None, *keys])[place], [*keys, None][place + 1]]


def test_an_empty_desk_leads_to_the_import(desk):
    page = desk.get("/admin/").content.decode()
    assert reverse("admin:articles_importrecord_upload") in page


# ---- Its pages


def test_pages_stand_in_page_order_whenever_they_came_in(desk):
    issue = make_issue()
    for sequence in (3, 1, 4, 2):
        make_article(page=make_page(issue, sequence=sequence))
    assert [page.row.sequence for page in shown(desk)["board"].pages] == [1, 2, 3, 4]


def test_missing_pages_stand_where_they_belong(desk):
    issue = make_issue()
    for number in ("A01", "A03", "B02"):
        make_page(issue, number=number)
    cells = shown(desk)["cells"]
    numbers = [getattr(cell, "number", "") or cell.page.row.number for cell in cells]
    assert numbers == ["A01", "A02", "A03", "B01", "B02"]
    assert reasons(desk)["缺版 A02、B01"] == "#pages"


def test_a_page_that_each_issue_has_is_missed_at_the_end(desk):
    for day in range(1, 13):
        for _ in range(4):
            make_page(make_issue(date=datetime.date(2023, 11, day)))
    for _ in range(3):
        make_page(make_issue(date=datetime.date(2023, 11, 13)))
    verdict = shown(desk)["verdict"]
    assert "每期都有的第 4 版还没有来" in [one.words for one in verdict.remarks]


def doubt_page(page, code, **fields):
    return PageDoubt.objects.create(page=page, code=code, **fields)


def test_what_is_doubted_of_a_page_itself_is_said_until_it_is_settled(desk):
    page = make_page()
    doubt = doubt_page(page, "no-stories")
    [cell] = shown(desk)["cells"]
    assert [note.words for note in cell.notes] == [gettext(NO_STORIES)]
    assert reasons(desk) == {"疑点 1 处": f"{proof(page)}#first"}
    page_doubts.settle([doubt])
    [cell] = shown(desk)["cells"]
    assert (cell.notes, reasons(desk)) == ((), {})


def test_a_doubt_counts_on_the_page_on_which_it_stands(desk):
    first, second = make_page(), make_page()
    make_doubt(whole(first), page=second)
    whole(second)
    assert [page.doubts for page in shown(desk)["board"].pages] == [0, 1]


def test_a_doubt_that_is_decided_counts_no_more(desk):
    page = make_page()
    doubts = [make_doubt(whole(page)) for _ in range(3)]
    page_doubts.settle(doubts[:1])
    page_doubts.wave_through(doubts[1], note="无从核实")
    assert shown(desk)["board"].doubts == 1


def test_a_page_that_is_only_a_picture_says_so_and_holds_nothing(desk):
    page, other = make_page(name="广告"), make_page()
    whole(other)
    make_import_record(page=page)
    doubt = doubt_page(page, "no-text")
    context = shown(desk)
    assert [note.words for note in context["cells"][0].notes] == ["只有图片，没有读到文字"]
    assert context["cells"][0].share == ""
    assert context["verdict"].outcome is Outcome.READY
    assert [one.words for one in context["verdict"].remarks] == ["第1版 广告 只有图片"]
    page_doubts.settle([doubt])
    assert shown(desk)["verdict"].reasons == ()


def test_it_asks_for_a_number_that_nothing_said_until_it_is_given(desk):
    page = make_page(make_issue(), sequence=3, number="", name="要闻")
    whole(page)
    place = reasons(desk)["1 个版面不知是第几版"]
    assert place == reverse("admin:articles_page_change", args=[page.pk])
    assert "第3版" not in desk.get("/admin/").content.decode()
    Page.objects.filter(pk=page.pk).update(number="1")
    assert "第1版 要闻" in desk.get("/admin/").content.decode()
    assert not reasons(desk)


# ---- Whether it can go


def test_an_issue_without_a_fault_can_go(desk):
    whole(make_page())
    context = shown(desk)
    assert (context["verdict"].outcome, context["verdict"].reasons) == (Outcome.READY, ())
    assert "本期可以发布。" in desk.get("/admin/").content.decode()


def test_open_doubts_hold_it_and_lead_to_the_first_page_that_has_some(desk):
    first, second = make_page(), make_page()
    whole(first)
    whole(second, doubts=[DOUBT])
    whole(second, doubts=[DOUBT, DOUBT])
    assert reasons(desk)["疑点 3 处"] == f"{proof(second)}#first"
    assert shown(desk)["verdict"].outcome is Outcome.HELD


def keep_blocks(page, lines, left):
    """Of a page as many blocks of one line each; the first `left` of them are left over."""
    blocks = tuple(
        PageBlock(n, "body", "body", "leftover", (BlockLine(text),), origin=n)
        for n, text in enumerate(lines, 1)
    )
    StoredLayout.objects.create(
        page=page, reading=1, data=pack_layout(PageLayout(PageSetting(1), blocks))
    )
    for n in range(1, len(lines) + 1):
        kind = "leftover" if n <= left else "furniture"
        StoredBlock.objects.create(
            page=page, number=n, origin=n, line_count=1, role="body", kind=kind
        )


@pytest.mark.parametrize(
    ("left", "share", "figures"), [(0, "100", ["1 篇"]), (1, "90.0", ["1 篇", "剩余 1 块"])]
)
def test_coverage_is_that_of_the_blocks_as_they_stand_now(desk, left, share, figures):
    page = make_page()
    whole(page)
    make_import_record(page=page, characters=20, leftover_characters=9)
    keep_blocks(page, ["两字", "四个汉字", "四个汉字", "十个汉字十个汉字十个"], left)
    [cell] = shown(desk)["cells"]
    assert (cell.share, [line.words for line in cell.figures]) == (share, figures)
    assert list(reasons(desk).values()) == [f"{proof(page)}#last"] * left


def test_where_no_blocks_are_kept_coverage_is_that_of_the_import(desk):
    page = make_page()
    whole(page)
    make_import_record(page=page, characters=1000, leftover_characters=1)
    assert shown(desk)["cells"][0].share == "99.9"
    assert "第1版 有剩余文字" in reasons(desk)


def test_what_print_has_withdrawn_is_counted_apart(desk):
    page = make_page()
    whole(page)
    whole(page, doubts=[DOUBT], dropped_at=timezone.now(), source_ref="x")
    context = shown(desk)
    assert (len(context["board"].stories), context["board"].doubts) == (1, 0)
    assert "print=withdrawn" in reasons(desk)["报纸已撤的文章 1 篇"]


def test_an_issue_that_is_online_is_not_held(desk):
    page = make_page()
    make_published(page=page, body=BODY, doubts=[DOUBT])
    whole(page, state=State.WITHDRAWN)
    assert shown(desk)["verdict"].outcome is Outcome.ONLINE


@pytest.mark.parametrize(
    ("number", "told"), [(7219, "此前缺总第 7218 期"), (None, "本期没有总期号")]
)
def test_gaps_in_the_running_number_are_told(desk, number, told):
    make_issue(date=datetime.date(2023, 11, 7), number=7217)
    whole(make_page(make_issue(date=datetime.date(2023, 11, 8), number=number)))
    assert list(reasons(desk)) == [told]


def test_what_differs_from_the_issues_before_is_told_on_its_page(desk):
    section = make_section("一线观察")
    for day in range(1, 8):
        page = make_page(make_issue(date=datetime.date(2023, 11, day)))
        for _ in range(9):
            whole(page, section=section)
    tonight = make_page(make_issue(date=datetime.date(2023, 11, 8)))
    short = make_article(page=tonight, headline="短", body="<p>" + "字" * 30 + "</p>")
    long = whole(tonight, headline="长" * 60)
    lone = whole(tonight, headline="图")
    make_picture(lone)
    [cell] = shown(desk)["cells"]
    said = {note.words: note.url for note in (*cell.notes, *cell.more_notes)}
    assert list(said) == [
        "3 篇，平时 9 篇",
        "没有“一线观察”，本版平时都有",
        "正文只有 30 字：短",
        f"标题长达 60 字：{'长' * 60}",
        "有图片说明，没有图片：图",
    ]
    assert list(said.values())[2:] == [
        f"{proof(tonight)}#story-{story.pk}" for story in (short, long, lone)
    ]
    assert reasons(desk)["5 处与往期不同"] == f"#page-{tonight.pk}"


# ---- Files of the night


NIGHT = datetime.date(2023, 11, 8)


def at(day, hour):
    naive = datetime.datetime.combine(NIGHT + datetime.timedelta(day), datetime.time(hour))
    return timezone.make_aware(naive)


def test_refused_files_are_named_with_the_reason(desk):
    whole(make_page(make_issue(date=NIGHT)))
    record = refuse("版面/07.pdf", at(0, 1))
    page = desk.get("/admin/").content.decode()
    assert "这不是 PDF 文件。" in page
    assert reverse("admin:articles_importrecord_change", args=[record.pk]) in page
    assert reasons(desk)["拒收 1 个文件"] == "#refused"


@pytest.mark.parametrize(
    ("name", "day", "hour", "is_shown"),
    [
        ("07.pdf", 0, 1, True),
        ("07.pdf", -1, 23, True),
        ("07.pdf", -1, 11, False),
        ("07.pdf", 0, 13, False),
        ("20231108-07.pdf", 0, 1, True),
        ("20231109-07.pdf", 0, 1, False),
        ("2023-11-07/07.pdf", 0, 1, False),
    ],
)
def test_a_refused_file_is_of_the_night_in_which_it_came_or_of_its_own_date(
    desk, name, day, hour, is_shown
):
    make_issue(date=NIGHT)
    make_issue(date=NIGHT + datetime.timedelta(1))
    refuse(name, at(day, hour))
    assert len(shown(desk, issue="2023-11-08")["refused"]) == is_shown


def test_files_that_came_with_a_back_issue_are_of_it(desk):
    page = make_page(make_issue(date=NIGHT))
    make_issue(date=NIGHT + datetime.timedelta(1))
    record = make_import_record(page=page, issue=page.issue)
    refuse("07.pdf", record.made_at + datetime.timedelta(minutes=5))
    refuse("08.pdf", record.made_at + datetime.timedelta(hours=5))
    refused = shown(desk, issue="2023-11-08")["refused"]
    assert [one.file_name for one in refused] == ["07.pdf"]


def test_a_refused_file_that_has_come_in_since_is_no_reason(desk):
    page = make_page(make_issue(date=NIGHT))
    whole(page)
    refuse("07.pdf", sha256="a" * 64)
    assert len(shown(desk)["refused"]) == 1
    make_import_record(file_name="07.pdf", sha256="a" * 64, page=page)
    assert shown(desk)["refused"] == []


def test_before_the_first_issue_all_refused_files_are_shown(desk):
    refuse("20231109-07.pdf")
    assert len(shown(desk)["refused"]) == 1


def test_imports_under_way_are_named_until_they_have_ended(desk):
    job = ImportJob.objects.create(names=["01.pdf"], folder="x")
    assert job.get_absolute_url() in desk.get("/admin/").content.decode()
    ImportJob.objects.update(status=ImportJob.Status.DONE, ended_at=timezone.now())
    assert imports_under_way() == []


# ---- My work


def make_member(*permissions, **fields):
    user = make_user(is_staff=True, **fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def works(context):
    return {
        work.name: (work.count, [one.title for one in work.stories])
        for work in context["my_work"]
    }


def test_my_work_is_of_the_sections_in_which_i_may_edit(client):
    page, mine, others = make_page(), make_section("时评"), make_section("要闻")
    whole(page, headline="我的", section=mine)
    whole(page, headline="我的疑点", section=mine, doubts=[DOUBT])
    whole(page, headline="别人的", section=others, doubts=[DOUBT])
    whole(page, headline="无栏目")
    gone = {"dropped_at": timezone.now(), "section": mine, "source_ref": "a"}
    whole(page, headline="已撤", **gone)
    whole(page, headline="别人已撤", **gone | {"section": others, "source_ref": "b"})
    user = make_member("view_article", "change_article")
    SectionRight.objects.create(user=user, section=mine, may_edit=True)
    client.force_login(user)
    assert works(shown(client)) == {
        "有疑点": (1, ["我的疑点"]),
        "待核对的草稿": (1, ["我的"]),
        "报纸已撤": (1, ["已撤"]),
    }


def test_who_may_not_edit_has_no_work_of_the_issue(client):
    whole(make_page(), doubts=[DOUBT])
    client.force_login(make_member("view_article"))
    context = shown(client)
    assert (context["my_work"], context["board"].doubts) == ([], 1)


def test_what_i_typed_and_did_not_save_waits_for_me_alone(client):
    user, other = make_member("view_article"), make_member()
    for who in (user, other, other):
        OpenForm.objects.create(
            user=who,
            tab=str(OpenForm.objects.count()),
            path="/x/",
            kind="a",
            fields=[["a", "b"]],
        )
    make_page()
    client.force_login(user)
    assert works(shown(client)) == {"已输入、未保存": (1, [])}


def test_letters_are_for_who_may_see_letters(client):
    Letter.objects.create(article=make_published(), text="第二段有一个错字")
    client.force_login(make_member("view_article"))
    assert "第二段有一个错字" not in client.get("/admin/").content.decode()
    client.force_login(make_member("view_letter"))
    assert "第二段有一个错字" in client.get("/admin/").content.decode()


def test_who_may_see_no_articles_sees_no_issue(client):
    whole(make_page(), headline="看不见的标题")
    refuse("07.pdf")
    client.force_login(make_member("view_letter"))
    page = client.get("/admin/")
    assert "board" not in page.context
    assert "07.pdf" not in page.content.decode()


# ---- Signatures


@pytest.fixture
def levels():
    make_site_settings(level_1="初审", level_2="终审")


def sign(story, level, user):
    text, _ = SignedText.objects.get_or_create(sha256="a" * 64, form=1, text="{}")
    revision = make_revision(story, number=level)
    return Signature.objects.create(
        article=story, level=level, by=user, signed=text, revision=revision
    )


def test_where_the_desk_signs_nothing_there_is_no_word_of_signatures(desk):
    whole(make_page())
    context = shown(desk)
    assert (context["levels"], context["cells"][0].levels) == ((), ())
    assert "审签" not in desk.get("/admin/").content.decode()


def test_signatures_are_counted_by_level_and_hold_the_issue_until_all_are_there(desk, levels):
    page = make_page()
    first, second = whole(page), whole(page)
    readers = make_user(), make_user()
    sign(first, 1, readers[0])
    sign(second, 1, readers[0])
    last = sign(first, 2, readers[1])
    [cell] = shown(desk)["cells"]
    found = [(level.name, level.signed, level.stories) for level in cell.levels]
    assert found == [("初审", 2, 2), ("终审", 1, 2)]
    assert reasons(desk) == {"1 篇还没有签完": f"{proof(page)}#story-{second.pk}"}
    sign(second, 2, readers[1])
    assert shown(desk)["verdict"].outcome is Outcome.READY
    Signature.objects.filter(pk=last.pk).update(voided_at=timezone.now(), why_void="改动")
    assert list(reasons(desk)) == ["1 篇还没有签完"]


def test_each_level_leads_to_what_waits_for_it_or_to_the_sheet(desk, levels):
    page = make_page()
    first, second = whole(page), whole(page)
    readers = make_user(), make_user()
    sign(first, 1, readers[0])
    sign(second, 1, readers[0])
    sign(first, 2, readers[1])
    board = desk.get("/admin/").content.decode()
    listed = reverse("admin:articles_article_changelist")
    for address in (
        reverse("admin:articles_issue_signatures", args=[page.issue_id]),
        reverse("admin:articles_page_signatures", args=[page.pk]),
        f"{listed}?issue={page.issue_id}&amp;review=2",
        f"{listed}?issue={page.issue_id}&amp;page={page.pk}&amp;review=2",
    ):
        assert f'href="{address}"' in board
    waiting = desk.get(listed, {"issue": page.issue_id, "page": page.pk, "review": 2})
    assert [row.pk for row in waiting.context["cl"].result_list] == [second.pk]


def test_what_went_online_before_the_desk_had_levels_lacks_no_signature(desk):
    make_published(page=make_page(), body=BODY)
    make_site_settings(level_1="初审", level_2="终审")
    context = shown(desk)
    assert (context["levels"], context["cells"][0].levels, reasons(desk)) == ((), (), {})


def test_stories_wait_for_who_may_sign_them_next_and_has_not_signed_before(client, levels):
    page, mine, others = make_page(), make_section("时评"), make_section("要闻")
    user = make_member("view_article", "sign_article")
    SectionRight.objects.create(user=user, section=mine, may_edit=False, may_sign=True)
    SectionRight.objects.create(user=user, section=others, may_edit=False)
    whole(page, headline="待签", section=mine)
    whole(page, headline="别人的", section=others)
    own = whole(page, headline="自己签过", section=mine)
    sign(own, 1, user)
    client.force_login(user)
    assert works(shown(client)) == {"待我审签": (1, ["待签"])}


def test_what_was_sent_back_to_me_comes_first_with_the_reason(client):
    user = make_member("view_article")
    story = whole(make_page(), headline="退稿")
    SentBack.objects.create(article=story, level=1, reason="导语太长", to=user)
    client.force_login(user)
    work = shown(client)["my_work"][0]
    assert (work.name, work.count, work.stories[0].beside) == ("退回给我的", 1, "导语太长")
    SentBack.objects.update(answered_at=timezone.now())
    assert shown(client)["my_work"] == []


def test_what_was_sent_back_to_nobody_is_for_all_who_may_edit_it_but_for_who_sent_it(client):
    """As a story is that a command has imported, or that somebody wrote who has left."""
    sender = make_member("view_article", "change_article")
    colleague = make_user("王编辑", is_staff=True)
    colleague.user_permissions.set(sender.user_permissions.all())
    gone = make_user("离职的", is_active=False)
    for to in (None, gone):
        story = whole(make_page(), headline="退稿")
        SentBack.objects.create(article=story, level=1, reason="太长", by=sender, to=to)
    binned = make_article(state="binned", state_before_bin="draft", binned_at=timezone.now())
    SentBack.objects.create(article=binned, level=1, reason="太长", to=colleague)
    for user, count in ((sender, 0), (colleague, 2)):
        client.force_login(user)
        found = [work.count for work in shown(client)["my_work"] if work.name == "退回给我的"]
        assert sum(found) == count


# ---- Who is at work


def open_form(user, article, **fields):
    path = reverse("admin:articles_article_change", args=[article.pk])
    tab = str(OpenForm.objects.count())
    return OpenForm.objects.create(
        **{"user": user, "tab": tab, "path": path, "kind": "articles.article"}
        | {"row": article.pk}
        | fields
    )


def people(context):
    return [(one.name, [form.name for form in one.forms]) for one in context["people"]]


def test_it_shows_who_has_which_story_open(desk):
    here = whole(make_page(), headline="今晚的")
    old = whole(make_page(make_issue(date="2023-10-01")), headline="旧的")
    colleague = make_user("王编辑")
    open_form(colleague, here, typed_at=timezone.now())
    open_form(colleague, here)
    open_form(make_user("李记者"), old)
    open_form(make_user("走了的"), old, seen_at=timezone.now() - datetime.timedelta(minutes=3))
    context = shown(desk)
    assert people(context) == [("王编辑", ["今晚的"]), ("李记者", ["旧的"])]
    assert context["people"][0].forms[0].is_typing


def test_a_page_that_somebody_proofreads_is_told_by_its_number_and_name(desk):
    page = make_page(name="要闻")
    path = reverse("admin:articles_page_proof", args=[page.pk])
    who = {"user": make_user("王编辑"), "kind": "articles.page", "row": page.pk}
    OpenForm.objects.create(tab="1", path=path, **who)
    gone = reverse("admin:articles_page_proof", args=[page.pk + 1])
    OpenForm.objects.create(tab="2", path=gone, **who | {"row": page.pk + 1})
    assert people(shown(desk)) == [("王编辑", ["第1版 要闻", "版面"])]


def test_it_does_not_tell_of_rows_that_one_may_not_see(client):
    make_page()
    open_form(make_user(), whole(make_page()), kind="auth.user")
    open_form(make_user(), whole(make_page()), kind="articles.nothing")
    client.force_login(make_member("view_article"))
    assert people(shown(client)) == []


# ---- What it costs


def test_it_costs_the_same_with_sixteen_pages_and_stays_below_25_queries(client, levels):
    user = make_member(
        *("view_article", "change_article", "view_letter", "view_importrecord"),
        *("add_article", "add_importrecord", "add_plainpage", "sign_article"),
    )
    SectionRight.objects.create(user=user, section=make_section("时评"), may_edit=True)
    client.force_login(user)
    open_form(make_user(), whole(make_page(make_issue(date="2023-10-01"))))

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/", {"issue": "2023-11-08"})
        return len(queries)

    def add_page():
        page = make_page(make_issue(date="2023-11-08"))
        story = whole(page, doubts=[DOUBT], section="时评")
        sign(story, 1, user)
        SentBack.objects.create(article=story, level=1, reason="太长", to=user)
        whole(page, dropped_at=timezone.now(), source_ref=f"x{page.pk}", section="时评")
        make_import_record(page=page, issue=page.issue)
        keep_blocks(page, ["一", "二"], 1)
        refuse("07.pdf")

    add_page()
    one = cost()
    for _ in range(15):
        add_page()
    assert cost() == one <= 25
    assert Article.objects.count() == 33
    hour = datetime.timedelta(hours=1)
    Issue.objects.filter(date="2023-11-08").update(live_at=timezone.now() + hour)
    assert cost() <= 25


@pytest.mark.parametrize("pending", [True, False])
def test_once_it_is_scheduled_it_still_costs_the_same(desk, pending):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            desk.get("/admin/", {"issue": "2023-11-08"})
        return len(queries)

    def add_page():
        page = make_page(make_issue(date="2023-11-08"))
        for _ in range(3):
            whole(page, doubts=[DOUBT], section="时评")
        make_import_record(page=page, issue=page.issue)
        keep_blocks(page, ["一", "二"], 1)

    add_page()
    later = timezone.now() + datetime.timedelta(hours=3)
    Issue.objects.update(live_at=later, went_live_at=None if pending else later)
    one = cost()
    for _ in range(9):
        add_page()
    assert cost() == one <= 25
