"""An import taken back: everything that it made is gone, what it changed is as it was, what was edited stays."""

import pytest
from django.core.files.storage import default_storage
from django.utils import translation

from articles.desk import bin as desk_bin
from articles.desk import publishing, revisions
from articles.images import media
from articles.intake import taking_back
from articles.intake.story_continuations import parts_on_other_pages
from articles.models import (
    Article,
    ArticleRegion,
    Byline,
    Contributor,
    Event,
    FormerAddress,
    ImportRecord,
    ImportTrace,
    Issue,
    Page,
    Photo,
    PhotoCredit,
    Picture,
    Revision,
    Section,
    StoredBlock,
    StoredGroup,
    StoredLayout,
)
from articles.web.refusals import RefusedError
from tests.desk.readers import Desk, valid
from tests.factories import make_article, make_contributor, make_editor, make_issue, make_page
from tests.intake.printed import (
    NEW_PARAGRAPH,
    QIAOTOU,
    SIZHOU,
    XIAPU,
    changed,
    edit,
    import_again,
    import_page,
)
from tests.intake.spooled import make_files, print_issue
from tests.intake.test_jumped import RIVER, front, inside
from tests.intake.test_page_blocks import import_page as import_file

pytestmark = pytest.mark.django_db
MADE = (
    *(Issue, Page, Section, Article, Contributor, Byline, Picture, PhotoCredit, Photo),
    *(ArticleRegion, StoredLayout, StoredGroup, StoredBlock, ImportTrace),
)
COUNTED = {"version", "updated_at"}  # what every change raises


@pytest.fixture(autouse=True)
def _english_and_folders_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT, settings.SOURCES_ROOT = tmp_path / "media", tmp_path / "sources"
    with translation.override("en"):
        yield


def last_record():
    return ImportRecord.objects.order_by("pk").last()


def take_back(record=None, user=None):
    return taking_back.take_back(record or last_record(), user)


def standing():
    """All rows that an import makes, without what every change raises."""
    return {
        model: [
            {name: value for name, value in row.items() if name not in COUNTED}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in MADE
    }


def titles_of(articles):
    return [article.headline for article in articles]


def test_nothing_is_left_of_a_first_import_but_its_record_and_its_events():
    import_page(SIZHOU, XIAPU, QIAOTOU, newspaper="江南日报", issue_number=7218)
    done = take_back(user=make_editor("chen"))
    assert titles_of(done.removed) == [one.headline for one in (SIZHOU, XIAPU, QIAOTOU)]
    assert {model: rows for model, rows in standing().items() if rows} == {}
    assert ImportRecord.objects.get().result == "undone"
    event = Event.objects.filter(verb="taken back", kind="articles.importrecord").get()
    assert (event.by, event.details["removed"]) == ("chen", 3)


def test_what_was_there_before_stays_whoever_names_it():
    make_contributor("何雪峰")
    Section.objects.create(name="地方传真", slug="df")
    page = make_page(make_issue(), 3)
    before = standing()
    import_page(SIZHOU)
    assert page.articles.exists()
    take_back()
    assert standing() == before


def test_the_same_file_comes_in_again_after_it():
    import_page(SIZHOU, XIAPU)
    take_back()
    report = import_page(SIZHOU, XIAPU)
    assert (len(report.created), report.skipped) == (2, False)
    assert Article.objects.count() == 2


def test_what_a_second_import_changed_is_as_it_was():
    import_page(SIZHOU, XIAPU, QIAOTOU)
    before = standing()
    import_again(
        changed(SIZHOU, body=[NEW_PARAGRAPH], bylines=["何雪", "李四"], section="要闻"),
        changed(QIAOTOU, pictures=[]),
        changed(XIAPU, headline="另一个标题", kicker=""),
    )
    assert standing() != before
    done = take_back()
    assert standing() == before
    assert len(done.restored) == 3


def test_a_story_that_the_second_import_missed_is_dropped_no_longer():
    import_page(SIZHOU, XIAPU)
    before = standing()
    import_again(SIZHOU)
    assert Article.objects.exclude(dropped_at=None).exists()
    take_back()
    assert standing() == before


def test_the_next_merge_goes_by_what_the_import_before_said():
    """Else what an editor changed there would seem to be the page's own words."""
    import_page(SIZHOU)
    import_again(changed(SIZHOU, deck="二版的副题"))
    take_back()
    article = Article.objects.get()
    assert revisions.last_imported_versions([article])[article.pk].story.deck == ""
    import_again(changed(SIZHOU, deck="三版的副题"), sha="3" * 64)
    article.refresh_from_db()
    assert article.deck == "三版的副题"


def test_what_was_edited_since_is_named_and_stays():
    import_page(SIZHOU, XIAPU)
    import_again(changed(SIZHOU, deck="新副题"), changed(XIAPU, deck="新副题"))
    edit(Article.objects.get(headline=SIZHOU.headline), kicker="编辑写的")
    done = take_back()
    assert titles_of(done.stay) == [SIZHOU.headline]
    assert list(Article.objects.values_list("kicker", "deck").order_by("pk")) == [
        ("编辑写的", "新副题"),
        (XIAPU.kicker, ""),
    ]


def test_a_new_story_that_was_edited_keeps_its_page_and_its_people():
    import_page(SIZHOU, XIAPU)
    edit(Article.objects.get(headline=SIZHOU.headline), kicker="编辑写的")
    done = take_back()
    assert titles_of(Article.objects.all()) == [SIZHOU.headline]
    assert [page.number for page in done.pages.staying] == ["3"]
    assert list(Contributor.objects.values_list("name", flat=True)) == ["何雪峰"]
    assert Section.objects.filter(name=SIZHOU.section).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda article: article.bylines.all().delete(),
        lambda article: article.pictures.create(caption="编辑加的"),
        lambda article: article.bylines.update(role="通讯员"),
        lambda article: FormerAddress.objects.create(path="html/a.htm", article=article),
    ],
)
def test_whatever_an_editor_did_to_a_story_keeps_it(change):
    import_page(SIZHOU)
    article = Article.objects.get()
    change(article)
    assert take_back().stay == (article,)


def test_what_only_went_into_the_bin_goes():
    import_page(SIZHOU)
    desk_bin.put_in([Article.objects.get()])
    take_back()
    assert not Article.everything.exists()


def test_what_readers_have_seen_is_refused_and_nothing_is_done():
    import_page(SIZHOU, XIAPU)
    publishing.publish([Article.objects.get(headline=XIAPU.headline)])
    before = standing()
    with pytest.raises(RefusedError, match="Withdraw its stories"):
        take_back()
    publishing.withdraw(Article.objects.published(), reason="事实有误")
    with pytest.raises(RefusedError):
        take_back()
    assert {**standing(), Article: None} == {**before, Article: None}


def test_a_later_import_is_taken_back_first():
    import_page(SIZHOU)
    first = last_record()
    import_again(changed(SIZHOU, deck="新副题"))
    with pytest.raises(RefusedError, match="Take that one back first"):
        take_back(first)
    take_back()
    take_back(first)
    assert not Page.objects.exists()


def test_it_is_taken_back_once():
    import_page(SIZHOU)
    record = last_record()
    take_back()
    with pytest.raises(RefusedError, match="already"):
        taking_back.take_back(ImportRecord.objects.get(pk=record.pk))


def test_an_import_that_was_not_noted_is_refused_in_words():
    import_page(SIZHOU)
    ImportRecord.objects.update(trace=None)
    with pytest.raises(RefusedError, match="not noted"):
        take_back()


@pytest.mark.parametrize("first", [0, 1])
def test_an_issue_goes_with_the_last_of_its_pages_in_whatever_order(first):
    import_page(SIZHOU, number="3")
    import_page(XIAPU, number="4", file="page-4.txt", sha="4" * 64)
    records = list(ImportRecord.objects.order_by("pk"))
    take_back(records[first])
    assert Issue.objects.exists()
    take_back(records[1 - first])
    assert not any(standing().values())


def test_a_person_whom_a_later_import_names_stays_until_that_goes_too():
    import_page(SIZHOU, number="3")
    again = changed(XIAPU, bylines=["何雪峰"])
    import_page(again, number="4", file="page-4.txt", sha="4" * 64)
    first, second = ImportRecord.objects.order_by("pk")
    take_back(first)
    assert Contributor.objects.filter(name="何雪峰").exists()
    take_back(second)
    assert not Contributor.objects.exists()


def test_what_an_issue_was_told_is_forgotten_unless_it_was_changed():
    issue = make_issue()
    make_page(issue, 3)
    import_page(SIZHOU, newspaper="江南日报", issue_number=7218)
    Issue.objects.update(number=7219)
    take_back()
    issue.refresh_from_db()
    assert (issue.newspaper, issue.number) == ("", 7219)


def test_a_story_on_two_pages_goes_with_both_where_both_came_together():
    print_issue(front(), inside())
    assert ImportRecord.objects.count() == 2
    take_back(ImportRecord.objects.order_by("pk").first())
    assert not any(standing().values())
    assert set(ImportRecord.objects.values_list("result", flat=True)) == {"undone"}


@pytest.mark.django_db(transaction=True)
def test_blocks_and_pictures_of_the_page_go(tmp_path):
    page = import_file(tmp_path)
    assert page.blocks.exists()
    names = [image["name"] for image in Page.objects.get().images]
    take_back()
    assert not any(standing().values())
    assert not any(default_storage.exists(name) for name in names)


def test_a_page_gets_its_former_picture_back_which_no_sweep_has_taken(tmp_path):
    print_issue(front(files=make_files(tmp_path)))
    before = Page.objects.get()
    assert before.images
    print_issue(front(SIZHOU, sha="c" * 64, files=make_files(tmp_path, "#a0b0c0")))
    assert Page.objects.get().images != before.images
    media.sweep(grace=0)
    take_back()
    page = Page.objects.get()
    assert (page.images, page.pdf.name) == (before.images, before.pdf.name)
    assert all(default_storage.exists(image["name"]) for image in page.images)


def test_a_beginning_whose_rest_is_taken_back_is_a_beginning_again():
    print_issue(front())
    before = standing()
    print_issue(inside())
    assert Article.objects.get(headline=RIVER.headline).regions.count() == 2
    take_back()
    assert standing() == before


def test_parts_of_stories_of_a_page_taken_back_are_no_longer_joined():
    print_issue(front(), inside())
    issue = Issue.objects.get()
    take_back(ImportRecord.objects.order_by("pk").first())
    assert parts_on_other_pages([issue], but=[]) == {}


def test_other_stories_of_the_page_stay_as_they_are():
    page = make_page(make_issue(), 3)
    own = make_article(page=page, headline="编辑自己的")
    import_page(SIZHOU)
    take_back()
    assert list(Article.objects.all()) == [own]
    assert Revision.objects.filter(article=own).count() == 0


def test_what_was_signed_stays_and_what_is_brought_back_is_signed_no_more():
    desk = Desk()
    import_page(SIZHOU, XIAPU)
    restored, _other = Article.objects.order_by("position")
    import_again(changed(SIZHOU, body=[NEW_PARAGRAPH]), XIAPU, QIAOTOU)
    made = Article.objects.order_by("pk").last()
    desk.sign(made, 1)
    desk.sign(restored, 2)
    done = take_back()
    assert made in done.stay
    assert (valid(made), valid(restored)) == ([1], [])
