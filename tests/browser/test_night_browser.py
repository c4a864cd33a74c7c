"""A whole night in a browser, by five people: from the dropped folder to what readers find the next morning."""

import io
import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.desk import events
from articles.models import Article, Event, Issue, Page, PageDoubt, SentBack, Signature
from tests.browser.night import Night, drop, file_it, make_night, print_page
from tests.browser.proofreading import opened, press, proof, says
from tests.browser.test_proof_keys_browser import answered
from tests.desk.readers import valid

pytestmark = pytest.mark.django_db
SIZHOU, XIAPU = "泗县打造汽车零部件产业园", "霞浦党建带团建激发新动力"
QIAOTOU, TAIHU = "桥头镇迎来米米茶的旺季", "太湖边上的渔民转了行"
LATE = "霞浦党建带团建激发内生动力"  # as the editor in chief has it
FIRST = {
    SIZHOU: "　　本报讯 记者邢成敏 报道 近年来，泗县聚力打造汽车零部件产业园，一派现代化生产场景呈现在眼前，"
    "工人们正在生产线上忙碌着，一批批零部件从这里发往各地，目前该园已有企业七十家。（下转第四版）",
    XIAPU: "　　本报讯 记者武艳杰 报道 自县域共青团基层组织改革启动以来，霞浦县通过党建带团建，强组织、选骨干、"
    "建阵地，全县各乡镇都有了自己的青年之家，活动一月不断。",
}
SECOND = {
    QIAOTOU: "　　本报讯 记者何雪峰 报道 石柱土家族自治县桥头镇的村民身着民族服装，为游客准备当地的特色饮品，"
    "一天要卖出三百多碗，比去年同期多了两成，村里又开了两家茶铺。",
    TAIHU: "　　本报讯 记者李贺 报道 退捕上岸以后，太湖边上的渔民有的进了船厂，有的开起民宿，今年入秋以来的周末"
    "已经订满，最早的一间要等到下个月的月底。",
}
CORRECTED = SECOND | {QIAOTOU: SECOND[QIAOTOU].replace("三百多碗", "四百多碗")}
REASON, NOTE = "订满到几时，请核实", "本报报道的房价有误，特此撤下并致歉。"
CORRECTION = "第一段“七十家”应为“七十四家”。"
STONE = re.compile(
    r"<at:deleted-entry.*?</at:deleted-entry>", re.DOTALL
)  # feeds tell who followed them
EVERYWHERE = {"front", "feed", "search", "issue", "feed of the issue"}


@pytest.fixture
def night(new_page, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = settings.SOURCES_ROOT = tmp_path
    return make_night(new_page, monkeypatch)


def test_a_night(night):
    at_half_past_eleven_the_folder_is_dropped_read_and_signed(night)
    a_story_is_sent_back_and_comes_back_marked(night)
    the_last_reader_changes_a_headline(night)
    at_forty_past_midnight_a_page_comes_corrected(night)
    it_is_scheduled_and_nobody_reads_it_before(night)
    at_six_it_is_live(night)
    at_nine_it_is_corrected(night)
    at_ten_a_story_is_withdrawn(night)
    the_sheet_tells_it_all(night)
    the_log_tells_it_all(night)


def at_half_past_eleven_the_folder_is_dropped_read_and_signed(night: Night):
    night.clock.move_to(night.eve, 23, 30)
    files = {
        "01.pdf": print_page("1", night.day, FIRST),
        "02.pdf": print_page("2", night.day, SECOND),
    }
    drop(night.editor.tab, night.day.isoformat(), files)
    file_it(night.editor.tab)
    first, second = pages()
    assert set(signed()) == {*FIRST, *SECOND}
    (doubt,) = PageDoubt.objects.filter(state="open")
    assert doubt.page == first
    settle_doubts(night.editor.tab, first, 1)
    type_headline(night.writer.tab, second, TAIHU, TAIHU + "！")
    type_headline(night.writer.tab, second, TAIHU + "！", TAIHU)
    sign_pages(night.editor, first, second)
    sign_pages(night.head, first)
    assert signed() == {SIZHOU: [1, 2], XIAPU: [1, 2], QIAOTOU: [1], TAIHU: [1]}


def a_story_is_sent_back_and_comes_back_marked(night: Night):
    night.clock.move_to(night.eve, 23, 40)
    _first, second = pages()
    tab = opened_at(night.head, second)
    press(tab, story_key(tab, TAIHU), "r")
    tab.keyboard.type(REASON)
    answered(tab, lambda: press(tab, "Enter"))
    assert SentBack.objects.get().to == night.writer.user
    assert signed()[TAIHU] == []
    # It lies in the writer's work, with the reason
    night.writer.tab.goto("/admin/")
    work = night.writer.tab.locator(".board-sides")
    expect(work).to_contain_text(REASON)
    work.get_by_role("link", name=TAIHU).first.click()
    night.writer.tab.locator(".story").first.wait_for()
    night.writer.tab.goto(change_form(story(TAIHU)))
    night.writer.tab.locator("#id_deck").fill("下月底以前的周末均已订满")
    night.writer.tab.locator("[name=_continue]").click()
    night.writer.tab.wait_for_selector(".messagelist .success")
    # and comes back to the head, marked
    tab = opened_at(night.head, second)
    press(tab, story_key(tab, TAIHU))
    mark = tab.locator(".story.is-current .badge.is-doubt").first
    expect(mark).to_have_attribute("title", re.compile(REASON))
    sign_pages(night.editor, second)
    sign_pages(night.head, second)
    assert signed() == {name: [1, 2] for name in (SIZHOU, XIAPU, QIAOTOU, TAIHU)}


def the_last_reader_changes_a_headline(night: Night):
    night.clock.move_to(night.day, 0, 10)
    first, second = pages()
    type_headline(night.chief.tab, first, XIAPU, LATE)
    assert signed()[LATE] == [1, 2]
    sheet = sheet_of(night.chief, first)
    assert sheet.count("\t签后有改动") == 2
    sign_pages(night.chief, first, second)
    assert signed() == {name: [1, 2, 3] for name in (SIZHOU, LATE, QIAOTOU, TAIHU)}


def at_forty_past_midnight_a_page_comes_corrected(night: Night):
    night.clock.move_to(night.day, 0, 40)
    corrected = {"02.pdf": print_page("2", night.day, CORRECTED)}
    tab = night.editor.tab
    drop(tab, night.day.isoformat(), corrected)
    tab.get_by_label("照此入库, 02.pdf").focus()
    tab.keyboard.press("Space")
    file_it(tab)
    # Signatures of what has changed are void, and of nothing else
    assert signed() == {SIZHOU: [1, 2, 3], LATE: [1, 2, 3], QIAOTOU: [], TAIHU: [1, 2, 3]}
    assert "四百多碗" in story(QIAOTOU).body
    assert story(TAIHU).deck == "下月底以前的周末均已订满"
    _first, second = pages()
    for reader in (night.editor, night.head, night.chief):
        sign_pages(reader, second)
    assert signed()[QIAOTOU] == [1, 2, 3]


def it_is_scheduled_and_nobody_reads_it_before(night: Night):
    night.clock.move_to(night.day, 5, 59)
    tab = night.duty.tab
    tab.goto(f"/admin/?issue={night.day}")
    tab.fill("#id_live_at", f"{night.day}T06:00")
    tab.click("#going-live button[value=schedule]")
    tab.wait_for_selector(".messagelist .success")
    expect(tab.locator("#going-live time")).to_contain_text("06:00")
    run_desk()
    for headline in signed():
        assert seen(night, headline) == (404, set())


def at_six_it_is_live(night: Night):
    night.clock.move_to(night.day, 6)
    run_desk()
    for headline in signed():
        assert seen(night, headline) == (200, EVERYWHERE)


def at_nine_it_is_corrected(night: Night):
    night.clock.move_to(night.day, 9)
    tab = night.chief.tab
    article = story(SIZHOU)
    tab.goto(change_form(article))
    tab.fill("#id_correction_text", CORRECTION)
    tab.click("[name=_correct]")
    tab.wait_for_selector(".messagelist .success")
    assert seen(night, SIZHOU) == (200, EVERYWHERE)
    assert CORRECTION in text_of(night, article)
    assert valid(article) == [1, 2, 3]


def at_ten_a_story_is_withdrawn(night: Night):
    night.clock.move_to(night.day, 10)
    tab = night.duty.tab
    article = story(TAIHU)
    tab.goto(change_form(article))
    tab.click("a[href$='/withdraw/']")
    tab.fill("[name=reason]", "房价未经核实")
    tab.fill("[name=note]", NOTE)
    tab.locator(
        "#content-main button[type=submit], #content-main input[type=submit]"
    ).first.click()
    tab.wait_for_selector(".messagelist .success")
    assert seen(night, TAIHU) == (410, set())
    assert NOTE in text_of(night, article)
    assert seen(night, SIZHOU) == (200, EVERYWHERE)


def the_sheet_tells_it_all(night: Night):
    """Each signature in a line, whether it is void and why, and what was changed after it."""
    issue = Issue.objects.get()
    told = sheet_of(night.duty, issue)
    rows = night.duty.tab.locator("tbody tr").all_inner_texts()
    day = f"{night.day:%m-%d}"
    editor, head, chief = "李责编 (editor)", "张主任 (head)", "赵总编 (chief)"
    gone = f"作废：导入改动了文章 {editor} {day} 00:40"
    returned = f"作废：退回：{REASON} {head} {night.eve:%m-%d} 23:40"
    assert [_without_digest(row) for row in rows] == [
        f"初审 {editor} 23:30 签后有改动",
        f"复审 {head} 23:30 签后有改动",
        f"终审 {chief} 00:10 作废：文章有改动 {chief} {day} 09:00",
        f"终审 {chief} 09:00 未变",
        f"初审 {editor} 23:30 签后有改动",
        f"复审 {head} 23:30 签后有改动",
        f"终审 {chief} 00:10 未变",
        f"初审 {editor} 23:30 {gone}",
        f"复审 {head} 23:40 {gone}",
        f"终审 {chief} 00:10 {gone}",
        f"初审 {editor} 00:40 未变",
        f"复审 {head} 00:40 未变",
        f"终审 {chief} 00:40 未变",
        f"初审 {editor} 23:30 {returned}",
        f"初审 {editor} 23:40 未变",
        f"复审 {head} 23:40 未变",
        f"终审 {chief} 00:10 未变",
    ]
    assert f"23:40 张主任退回：{REASON}" in told


def _without_digest(row):
    level, who, when, _digest, after = row.split("\t")
    return f"{level} {who} {when[-5:]} {' '.join(after.split())}"


LOG = {
    SIZHOU: [
        "23:30 editor waved through",
        "23:30 editor signed 1",
        "23:30 head signed 2",
        "00:10 chief signed 3",
        "06:00  published",
        "09:00 chief corrected",
        "09:00 chief unsigned 3",
        "09:00 chief signed 3",
    ],
    LATE: [
        "23:30 editor signed 1",
        "23:30 head signed 2",
        "00:10 chief changed",
        "00:10 chief signed 3",
        "06:00  published",
    ],
    QIAOTOU: [
        "23:30 editor signed 1",
        "23:40 head signed 2",
        "00:10 chief signed 3",
        *(f"00:40 editor unsigned {level}" for level in (1, 2, 3)),
        "00:40 editor signed 1",
        "00:40 head signed 2",
        "00:40 chief signed 3",
        "06:00  published",
    ],
    TAIHU: [
        "23:30 writer changed",
        "23:30 writer changed",
        "23:30 editor signed 1",
        "23:40 head unsigned 1",
        "23:40 head sent back",
        "23:40 writer changed",
        "23:40 editor signed 1",
        "23:40 head signed 2",
        "00:10 chief signed 3",
        "06:00  published",
        "10:00 duty withdrawn",
    ],
}


def the_log_tells_it_all(night: Night):
    rows = Event.objects.filter(kind="articles.article").order_by("pk")
    told = {name: [_line(row) for row in rows.filter(row=story(name).pk)] for name in LOG}
    assert told == LOG
    scheduled = Event.objects.get(verb=Event.Verb.SCHEDULED)
    assert (_line(scheduled), scheduled.kind) == ("05:59 duty scheduled", "articles.issue")
    out = io.StringIO()
    events.bind()
    call_command("verify_events", stdout=out)
    call_command("verify_signatures", stdout=out)
    assert str(Signature.objects.count()) in out.getvalue()


def _line(event):
    level = f" {event.details['level']}" if "level" in event.details else ""
    return f"{timezone.localtime(event.at):%H:%M} {event.by} {event.verb}{level}"


# ---- What people do, and what is seen


def pages():
    return Page.objects.order_by("sequence")


def story(headline):
    return Article.objects.get(headline=headline)


def change_form(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def signed():
    """By headline, the levels that have signed."""
    return {article.headline: valid(article) for article in Article.objects.all()}


def opened_at(person, page):
    opened(person.tab, page)
    return person.tab


def sign_pages(person, *wanted):
    """Each by one key. Whoever has signed the first page is taken to the second one by it."""
    first, second = pages()
    for page in wanted:
        tab = opened_at(person, page)
        answered(tab, lambda tab=tab: press(tab, "v"))
        if page == first:
            tab.wait_for_url(f"**{proof(second)}#first")


def story_key(tab, headline):
    """The digit by which the story is selected on the screen."""
    titles = tab.locator(".story").all_inner_texts()
    return str(next(n for n, text in enumerate(titles, 1) if headline in text))


def type_headline(tab, page, was, now):
    opened(tab, page)
    press(tab, story_key(tab, was), "Enter")
    field = tab.locator(".field-form")
    field.wait_for()
    expect(field).to_have_value(was)
    field.fill(now)
    answered(tab, lambda: tab.keyboard.press("Escape"))


def settle_doubts(tab, page, count):
    """Each is looked at, and waved through."""
    opened(tab, page)
    press(tab, "Space")
    assert f"第 1 处，共 {count} 处" in says(tab)
    for _each in range(count):
        answered(tab, lambda: press(tab, "Backspace"))
    assert not PageDoubt.objects.filter(page=page, state="open").exists()


def run_desk():
    """What is due now goes online."""
    call_command("run_desk", "--once", stdout=io.StringIO())


def sheet_of(person, row):
    person.tab.goto(reverse(f"admin:articles_{row._meta.model_name}_signatures", args=[row.pk]))
    return person.tab.locator("#content-main").inner_text()


def seen(night, headline):
    """The status of a story's own page, and where else a reader without an account finds it now."""
    get = night.reader.request.get
    article = Article.everything.get(headline=headline)
    address = article.get_absolute_url()
    places = {
        "front": "/",
        "feed": "/feed/",
        "search": f"/search/?q={headline}",
        "issue": f"/paper/{night.day}/",
        "feed of the issue": f"/paper/{night.day}/feed/",
    }
    found = {
        name
        for name, place in places.items()
        if any(f"{address}{end}" in STONE.sub("", get(place).text()) for end in '"<')
    }
    return get(address).status, found


def text_of(night, article):
    return night.reader.request.get(article.get_absolute_url()).text()
