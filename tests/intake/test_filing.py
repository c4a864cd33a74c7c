"""A page as read, into the database: its place, its stories, its record; and the same page again, changed."""

import pytest
from django.utils import translation

from articles import revisions
from articles.intake.filing import EMPTY, OTHERWISE, Origin, file_page
from articles.intake.placing import Place
from articles.models import Article, Contributor, ImportRecord, Issue, Page, Revision, Section, State
from articles.reading.shapes import Doubt, Finding, Leftover
from articles.story import Credit, Picture
from tests.factories import (
    DAY,
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_picture,
    make_published,
    make_reading,
    make_story,
)

pytestmark = pytest.mark.django_db

SIZHOU = make_story(
    "泗县：用足政策打造新能源汽车零部件特色产业基地",
    [
        "智能化车间高速运转，工业机器人作业不息，汽车零部件依次下线。",
        "近年来，泗县聚力打造汽车零部件产业园，积极对接企业。",
    ],
    section="地方传真",
    lead_in="本报讯",
    byline_printed="（何雪峰）",
    bylines=["何雪峰"],
)
XIAPU = make_story(
    "党建带团建 激发改革发展内生新动力",
    ["自县域共青团基层组织改革启动以来，霞浦县通过党建带团建，强组织、选骨干、建阵地。", "## 强化保障", "明确重点。"],
    kicker="福建霞浦县聚焦党建引领",
    bylines=(Credit("武艳杰"),),
)
QIAOTOU = make_story(
    "石柱桥头镇：打造特色小镇",
    [],
    pictures=(
        Picture(
            "当地村民身着民族服装为游客准备特色饮品“米米茶”。",
            "…… 新华社记者 李 贺 摄",
            (Credit("李贺", "摄", "新华社"),),
        ),
    ),
)
NEW_PARAGRAPH = "目前，该产业园已入驻汽车零部件制造及相关配套企业74家。"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def changed(story, **fields):
    """The story as a corrected page would bring it."""
    known = {name: getattr(story, name) for name in story.__dataclass_fields__ if name != "source_ref"}
    known["body"] = ["## " + p.text if p.kind == "crosshead" else p.text for p in story.body]
    return make_story(**known | fields)


def import_page(*stories, sha="1" * 64, file="page-3.txt", number="3", user=None, **facts):
    return file_page(make_reading(*stories, **facts), Place(DAY, "", number), Origin(file, sha, 19065, user))


def import_again(*stories, **facts):
    return import_page(*stories, **{"sha": "2" * 64} | facts)


def edit(article, **fields):
    """What the desk does: change the row, keep a revision."""
    Article.objects.filter(pk=article.pk).update(**fields)
    revisions.keep(article, make_editor(), "校对")


def everything():
    """Every row that an import could touch, whole."""
    models = (Issue, Page, Section, Article, Contributor, ImportRecord, Revision)
    return [list(model.objects.order_by("pk").values()) for model in models]


def titles(lines):
    return [line.title for line in lines]


# -- a page that comes for the first time -----------------------------------------------------------------------------


def test_stories_become_drafts_in_the_order_of_the_page():
    report = import_page(SIZHOU, XIAPU, QIAOTOU)
    articles = Article.objects.in_page_order()
    assert [revisions.story_of(a) for a in articles] == [
        changed(story, source_ref=f"2023-11-08/3/{number}") for number, story in enumerate((SIZHOU, XIAPU, QIAOTOU), 1)
    ]
    assert [(a.position, a.state) for a in articles] == [(1, State.DRAFT), (2, State.DRAFT), (3, State.DRAFT)]
    assert titles(report.created) == [SIZHOU.headline, XIAPU.headline, QIAOTOU.headline]


def test_every_story_is_remembered_as_the_page_said_it():
    import_page(SIZHOU, user=make_editor("chen"))
    revision = Revision.objects.get()
    assert (revision.number, revision.is_import, revision.made_by.username) == (1, True, "chen")
    assert revisions.version_in(revision).story == SIZHOU


def test_confidence_and_doubts_come_with_the_story():
    doubt = Doubt("The label “%(section)s” stands apart", (("section", "地方传真"),))
    import_page(Finding(SIZHOU, 0.95, (doubt,)))
    article = Article.objects.get()
    assert (article.confidence, article.doubts_in_words) == (0.95, ["The label “地方传真” stands apart"])


def test_the_record_says_all_that_happened():
    leftovers = [Leftover("无主 的行", "A line that no story takes.")]
    finding = Finding(SIZHOU, 0.5, (Doubt("Look here."),))
    report = import_page(finding, XIAPU, furniture=["责任编辑：张三"], leftovers=leftovers, characters=700)
    record = ImportRecord.objects.get()
    assert (record.file_name, record.sha256, record.size, record.result) == ("page-3.txt", "1" * 64, 19065, "imported")
    assert (record.created, record.updated, record.unchanged) == (2, 0, 0)
    assert (record.characters, record.leftover_characters) == (700, 4)
    assert (record.furniture, record.leftovers) == (
        ["责任编辑：张三"],
        [{"text": "无主 的行", "reason": "A line that no story takes."}],
    )
    assert record.doubts_in_words == [f"{SIZHOU.headline}: Look here."]
    assert (record.page, record.target) == (Page.objects.get(), report.target)


def test_people_are_one_row_however_often_they_sign():
    import_page(SIZHOU, changed(SIZHOU, headline="另一篇", body=["另一篇稿件，内容完全不同。"]))
    assert Contributor.objects.filter(name="何雪峰").count() == 1


def test_people_of_one_name_and_two_agencies_are_two():
    import_page(SIZHOU, changed(XIAPU, bylines=(Credit("何雪峰", "记者", "新华社"),)))
    assert sorted(map(str, Contributor.objects.all())) == ["何雪峰", "新华社 何雪峰"]


def test_sections_that_would_share_an_address_get_two():
    import_page(
        changed(SIZHOU, section="一线 观察"), changed(XIAPU, section="一线-观察"), changed(QIAOTOU, section="——")
    )
    assert dict(Section.objects.values_list("name", "slug")) == {
        "一线 观察": "一线-观察",
        "一线-观察": "一线-观察-2",
        "——": "section",
    }


def test_nul_and_controls_reach_no_column():
    story = changed(SIZHOU, headline="泗县\x00：\x1b[2J产业", body=["正\x00文。\ud800"])
    import_page(Finding(story, 1.0, (Doubt("See %(words)s", (("words", "a\x00b"),)),)), furniture=["\x00报"])
    assert Article.objects.get().headline == "泗县：[2J产业"
    assert ImportRecord.objects.get().furniture == ["报"]


def test_a_page_without_a_story_is_recorded_with_a_doubt():
    assert import_page().doubts == ({"message": EMPTY, "arguments": {}},)


# -- its place in the issue -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "sequence"), [("3", 3), ("A3", 1), ("", 1), ("2000", 1)])
def test_a_plain_number_is_the_place_in_the_issue(number, sequence):
    import_page(SIZHOU, number=number)
    assert Page.objects.values_list("number", "sequence").get() == (number, sequence)


def test_a_place_that_is_taken_is_not_taken_again():
    make_page(make_issue(), sequence=3, number="A3")
    import_page(SIZHOU, number="3")
    assert Page.objects.get(number="3").sequence == 4


def test_what_the_page_says_of_itself_fills_what_is_empty():
    import_page(SIZHOU, newspaper="江南日报", name="要闻", issue_number=8421)
    assert Issue.objects.values_list("newspaper", "number").get() == ("江南日报", 8421)
    assert Page.objects.get().name == "要闻"


def test_what_the_page_says_otherwise_of_itself_is_a_doubt():
    make_page(make_issue(newspaper="江南日报"), sequence=3, name="时事")
    report = import_page(SIZHOU, newspaper="江南晚报", name="要闻")
    assert [entry["message"] for entry in report.doubts] == [OTHERWISE, OTHERWISE]
    assert (Issue.objects.get().newspaper, Page.objects.get().name) == ("江南日报", "时事")


def test_a_page_name_too_long_for_its_column_stands_in_a_doubt():
    report = import_page(SIZHOU, name="要" * 61)
    assert [entry["arguments"] for entry in report.doubts] == [{"text": "要" * 61}]


def test_a_page_without_a_number_is_known_by_its_file():
    import_page(SIZHOU, number="", file="front.txt")
    import_page(XIAPU, number="", sha="3" * 64, file="other.txt")
    assert Page.objects.count() == 2


# -- the same page again ----------------------------------------------------------------------------------------------


def test_the_same_file_again_changes_nothing():
    import_page(SIZHOU, XIAPU)
    before = everything()
    report = import_page(SIZHOU, XIAPU)
    assert report.skipped
    assert everything() == before


def test_a_file_without_page_number_is_skipped_too():
    import_page(SIZHOU, number="")
    assert import_page(SIZHOU, number="").skipped
    assert import_page(SIZHOU, number="", file="renamed.txt").skipped


def test_two_files_of_one_page_are_each_skipped_the_second_time():
    import_page(SIZHOU, file="upper.txt"), import_page(XIAPU, sha="2" * 64, file="lower.txt")
    assert import_page(SIZHOU, file="upper.txt").skipped
    assert import_page(XIAPU, sha="2" * 64, file="lower.txt").skipped


def test_going_back_to_an_earlier_state_of_the_file_is_a_change():
    import_page(SIZHOU)
    import_again(changed(SIZHOU, deck="副题"))
    report = import_page(SIZHOU)
    assert (titles(report.updated), Article.objects.get().deck) == ([SIZHOU.headline], "")


def test_an_untouched_story_is_updated_in_place():
    import_page(SIZHOU, XIAPU)
    before = dict(Article.objects.values_list("pk", "source_ref"))
    longer = changed(
        SIZHOU, headline="泗县：产业基地", body=[*(p.text for p in SIZHOU.body), NEW_PARAGRAPH], bylines=["李贺"]
    )
    report = import_again(XIAPU, longer)
    assert dict(Article.objects.values_list("pk", "source_ref")) == before
    assert (titles(report.updated), titles(report.unchanged)) == (["泗县：产业基地"], [XIAPU.headline])
    story = revisions.story_of(Article.objects.get(headline="泗县：产业基地"))
    assert changed(story) == longer


def test_an_unchanged_story_keeps_its_time_of_change_and_its_revisions():
    import_page(SIZHOU, XIAPU)
    before = list(Article.objects.filter(headline=XIAPU.headline).values())
    import_again(changed(SIZHOU, deck="副题"), XIAPU)
    article = Article.objects.get(headline=XIAPU.headline)
    assert article.revisions.count() == 1
    assert [row | {"position": 2} for row in before] == list(Article.objects.filter(pk=article.pk).values())


def test_a_field_that_an_editor_changed_stays_and_is_listed():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="编辑定的题")
    report = import_again(changed(SIZHOU, headline="报纸改的题", deck="报纸加的副题"))
    article = Article.objects.get()
    assert (article.headline, article.deck) == ("编辑定的题", "报纸加的副题")
    assert report.kept == ({"article": article.pk, "title": "编辑定的题", "fields": ["headline"]},)
    assert ImportRecord.objects.first().kept == list(report.kept)


def test_an_editors_change_stays_though_the_page_says_what_it_always_said():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="编辑定的题")
    report = import_again(changed(SIZHOU, deck="副题"))
    assert (Article.objects.get().headline, report.kept[0]["fields"]) == ("编辑定的题", ["headline"])


def test_an_editors_change_still_stays_the_third_time():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="编辑定的题")
    import_again(changed(SIZHOU, headline="报纸改的题"))
    report = import_page(changed(SIZHOU, headline="报纸又改的题"), sha="3" * 64)
    assert (Article.objects.get().headline, report.kept[0]["fields"]) == ("编辑定的题", ["headline"])


def test_an_editors_link_in_the_body_is_a_change():
    import_page(SIZHOU)
    body = Article.objects.get().body.replace("泗县", '<a href="https://example.com/">泗县</a>')
    edit(Article.objects.get(), body=body)
    report = import_again(changed(SIZHOU, body=[*(p.text for p in SIZHOU.body), NEW_PARAGRAPH]))
    assert (Article.objects.get().body, report.kept[0]["fields"]) == (body, ["body"])


def test_a_body_that_the_editor_only_saved_again_is_untouched():
    import_page(SIZHOU)
    Article.objects.update(body=Article.objects.get().body.replace("\n", "\r\n\r\n"))
    report = import_again(changed(SIZHOU, body=[NEW_PARAGRAPH, *(p.text for p in SIZHOU.body)]))
    assert (len(report.updated), report.kept) == (1, ())


def test_an_editors_byline_and_picture_stay():
    import_page(QIAOTOU, SIZHOU)
    photo_story, signed = Article.objects.in_page_order()
    make_picture(photo_story, "编辑加的图")
    signed.bylines.all().delete()
    report = import_again(
        changed(QIAOTOU, pictures=(Picture("报纸改的图说"),), deck="副题"),
        changed(SIZHOU, bylines=["李贺"], deck="副题"),
    )
    assert [entry["fields"] for entry in report.kept] == [["pictures"], ["bylines"]]
    assert (photo_story.pictures.count(), signed.bylines.count()) == (2, 0)


def test_a_correction_that_editor_and_page_both_made_is_no_conflict():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="改对的题")
    report = import_again(changed(SIZHOU, headline="改对的题"))
    assert (titles(report.unchanged), report.kept) == (["改对的题"], ())


def test_what_then_stands_there_is_remembered():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="编辑定的题")
    import_again(changed(SIZHOU, headline="报纸改的题", deck="副题"))
    kept = [(r.number, r.is_import, r.story["headline"], r.story["deck"]) for r in Revision.objects.order_by("number")]
    assert kept == [
        (1, True, SIZHOU.headline, ""),
        (2, False, "编辑定的题", ""),
        (3, True, "报纸改的题", "副题"),
        (4, False, "编辑定的题", "副题"),
    ]


def test_a_published_story_stays_published_and_a_withdrawn_one_withdrawn():
    import_page(SIZHOU, XIAPU)
    Article.objects.filter(headline=XIAPU.headline).update(state=State.WITHDRAWN)
    article = Article.objects.get(headline=SIZHOU.headline)
    Article.objects.filter(pk=article.pk).update(state=State.PUBLISHED, published_at=article.created_at)
    import_again(changed(SIZHOU, deck="副题"), changed(XIAPU, deck="副题"))
    assert list(Article.objects.in_page_order().values_list("state", "deck")) == [
        (State.PUBLISHED, "副题"),
        (State.WITHDRAWN, "副题"),
    ]


def test_a_story_added_to_the_page_comes_in_its_place():
    import_page(SIZHOU, QIAOTOU)
    report = import_again(SIZHOU, XIAPU, QIAOTOU)
    assert titles(report.created) == [XIAPU.headline]
    assert [(a.headline, a.position) for a in Article.objects.in_page_order()] == [
        (SIZHOU.headline, 1),
        (XIAPU.headline, 2),
        (QIAOTOU.headline, 3),
    ]
    assert Article.objects.get(headline=XIAPU.headline).source_ref == "2023-11-08/3/3"


def test_an_order_that_an_editor_made_stays():
    import_page(SIZHOU, QIAOTOU)
    Article.objects.filter(headline=SIZHOU.headline).update(position=9)
    import_again(SIZHOU, QIAOTOU, XIAPU)
    assert [a.headline for a in Article.objects.in_page_order()] == [QIAOTOU.headline, XIAPU.headline, SIZHOU.headline]


def test_a_story_that_the_page_no_longer_has_stays_with_a_doubt():
    import_page(SIZHOU, XIAPU)
    Article.objects.filter(headline=XIAPU.headline).update(state=State.PUBLISHED, published_at="2023-11-08T00:00+08:00")
    report = import_again(SIZHOU)
    gone = Article.objects.get(headline=XIAPU.headline)
    words = "The page, as last imported, no longer has this story."
    assert (gone.state, gone.doubts_in_words) == (State.PUBLISHED, [words])
    assert ImportRecord.objects.first().doubts_in_words == [f"{XIAPU.headline}: {words}"]
    assert len(report.doubts) == 1


def test_the_doubt_goes_when_the_story_comes_back():
    import_page(SIZHOU, XIAPU)
    import_again(SIZHOU)
    import_again(SIZHOU, changed(SIZHOU, headline="第三", body=["第三篇的内容完全不同。"]), sha="3" * 64)
    gone = Article.objects.get(headline=XIAPU.headline)
    assert len(gone.doubts) == 1
    import_page(SIZHOU, XIAPU, sha="4" * 64)
    gone.refresh_from_db()
    assert gone.doubts == []


def test_a_story_moved_to_another_page_is_still_the_same():
    import_page(SIZHOU, XIAPU)
    other = make_page(make_issue(), sequence=8)
    Article.objects.filter(headline=SIZHOU.headline).update(page=other)
    report = import_again(changed(SIZHOU, deck="副题"), XIAPU)
    assert (titles(report.updated), Article.objects.count()) == ([SIZHOU.headline], 2)
    assert Article.objects.get(headline=SIZHOU.headline).page == other


def test_a_story_that_the_desk_typed_in_beforehand_is_completed_and_not_doubled():
    page = make_page(make_issue(), sequence=3)
    make_article(page, headline="泗县", body=f"<p>{SIZHOU.body[0].text}</p><p>{SIZHOU.body[1].text}</p>")
    report = import_page(SIZHOU)
    article = Article.objects.get()
    assert (article.headline, article.lead_in, article.source_ref) == ("泗县", "本报讯", "2023-11-08/3/1")
    assert [entry["fields"] for entry in report.kept] == [["headline"]]


def test_an_article_made_by_hand_is_nobodys_loss():
    make_published(page=make_page(make_issue(), sequence=3), headline="编者按")
    assert import_page(SIZHOU).doubts == ()
    assert Article.objects.get(headline="编者按").doubts == []


@pytest.mark.parametrize("count", [2, 12])
def test_an_unchanged_page_takes_the_same_queries_whatever_its_length(count, django_assert_max_num_queries):
    stories = [
        changed(SIZHOU, headline=f"第{n}篇", body=[f"第{n}篇说的是{chr(0x4E00 + n) * 30}。"]) for n in range(count)
    ]
    import_page(*stories)
    with django_assert_max_num_queries(24):
        import_again(*stories)
