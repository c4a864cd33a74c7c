"""Signing: three people, in order, what they have read; and nothing goes online that they have not."""

import datetime
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.desk import bin as desk_bin
from articles.desk import corrections, publishing, revisions, signing
from articles.desk.rights import RightsError
from articles.desk.sign_off import SigningError, sign_offs
from articles.models import (
    Article,
    Event,
    SectionRight,
    SentBack,
    Signature,
    SignedText,
    State,
)
from articles.reading.arrangement import Operation
from articles.web.refusals import RefusedError
from tests.desk.arranged import make_arranged_page
from tests.desk.operated import operate
from tests.desk.readers import CHIEF, Desk, again, make_levels, make_reader, valid
from tests.desk.test_page_operations import MERGED
from tests.factories import (
    make_article,
    make_doubt,
    make_import_record,
    make_page,
    make_published,
    make_section,
)
from tests.intake.printed import NEW_PARAGRAPH, SIZHOU, changed, import_again, import_page
from tests.keepers import put_on_keepers, refuses_replacing

pytestmark = pytest.mark.django_db
NEWER = changed(SIZHOU, body=[*[p.text for p in SIZHOU.body], NEW_PARAGRAPH])
CLEARANCES = import_module("articles.migrations.0043_clearances")


@pytest.fixture
def desk():
    return Desk()


# ---- Levels ---------------------------------------------------------------------------------------------------------


def test_without_levels_all_is_as_before():
    article = make_article()
    assert publishing.publish([article]) == 1
    assert Signature.objects.count() == 0


def test_three_people_sign_in_order_and_then_it_goes_online(desk):
    article = make_article()
    desk.sign(article)
    rows = list(article.signatures.all())
    assert [(row.level, row.by) for row in rows] == list(enumerate(desk.readers, 1))
    assert len({row.signed_id for row in rows}) == 1
    assert rows[0].revision == article.revisions.get()
    assert publishing.publish([article], desk.duty) == 1


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_desk_has_as_many_levels_as_it_names(count):
    desk = Desk(count)
    article = make_article()
    desk.sign(article, count - 1)
    with pytest.raises(SigningError, match=r"初审|复审|终审"):
        publishing.publish([article], desk.duty)
    signing.sign([article], count, desk.readers[-1])
    assert publishing.publish([article], desk.duty) == 1


def test_no_level_is_left_out(desk):
    with pytest.raises(SigningError):
        signing.sign([make_article()], 2, desk.duty)


def test_nobody_signs_twice(desk):
    article = make_article()
    signing.sign([article], 1, desk.chief)
    with pytest.raises(SigningError, match="初审"):
        signing.sign([article], 2, desk.chief)


def test_who_signs_at_which_level_is_a_right(desk):
    article = make_article()
    with pytest.raises(SigningError):
        signing.sign([article], 1, desk.reporter)
    desk.sign(article, 2)
    with pytest.raises(SigningError, match="终审"):
        signing.sign([article], 3, make_reader("二编", ("sign_article", "sign_second")))


def test_rights_by_section_hold_for_signing_too(desk):
    sport, local = make_section("体育", "sport"), make_section("地方", "local")
    SectionRight.objects.create(user=desk.editor, section=sport, may_sign=True)
    signing.sign([make_article(section=sport)], 1, desk.editor)
    with pytest.raises(SigningError):
        signing.sign([make_article(section=local)], 1, desk.editor)


def test_nobody_signs_what_he_has_not_read(desk):
    article = make_article()
    with pytest.raises(SigningError):
        signing.sign([article], 1, desk.editor, {article.pk: "0" * 64})


# ---- What goes online -----------------------------------------------------------------------------------------------


def test_what_changed_behind_the_desks_back_does_not_go_online(desk):
    article = make_article()
    desk.sign(article)
    Article.objects.filter(pk=article.pk).update(headline="改过的标题")
    with pytest.raises(SigningError, match="终审"):
        publishing.publish([article], desk.chief)


def test_after_such_a_change_all_sign_anew(desk):
    article = make_article()
    desk.sign(article, 2)
    Article.objects.filter(pk=article.pk).update(headline="改过的标题")
    with pytest.raises(SigningError):
        signing.sign([article], 3, desk.chief)
    signing.sign([article], 1, desk.editor)
    assert valid(article) == [1]


def test_one_unsigned_story_stops_the_publication_of_all(desk):
    signed, unsigned = make_article(), make_article()
    desk.sign(signed)
    with pytest.raises(SigningError, match=unsigned.headline):
        publishing.publish([signed, unsigned], desk.duty)
    assert again(signed).state == State.DRAFT


def test_what_was_withdrawn_and_changed_is_signed_again(desk):
    article = make_article()
    desk.sign(article)
    publishing.publish([article], desk.duty)
    publishing.withdraw([article], desk.duty, reason="事实有误")
    assert publishing.publish([article], desk.duty) == 1
    publishing.withdraw([article], desk.duty, reason="事实有误")
    Article.objects.filter(pk=article.pk).update(body="<p>别的。</p>")
    with pytest.raises(SigningError):
        publishing.publish([article], desk.duty)


def test_what_comes_back_from_the_bin_unsigned_is_withdrawn(desk):
    make_levels(0)
    unsigned, signed = make_published(), make_article()
    make_levels(3)
    desk.sign(signed)
    publishing.publish([signed], desk.duty)
    desk_bin.put_in([unsigned, signed], desk.chief)
    desk_bin.put_back([unsigned, signed], desk.chief)
    assert again(unsigned).state == State.WITHDRAWN
    assert again(signed).state == State.PUBLISHED


def test_what_was_signed_is_never_emptied_out_of_the_bin(desk):
    article = make_article()
    desk.sign(article, 1)
    desk_bin.put_in([article], desk.chief)
    later = timezone.now() + datetime.timedelta(days=1)
    assert desk_bin.empty(later, seen=True).articles == 0
    assert again(article).signatures.count() == 1


# ---- Online already -------------------------------------------------------------------------------------------------


def online(desk):
    article = make_article()
    desk.sign(article)
    publishing.publish([article], desk.duty)
    return article


def test_a_correction_is_signed_by_who_makes_it(desk):
    article = online(desk)
    corrections.correct(article, "应为二〇一五年。", desk.chief)
    assert valid(article) == [1, 2, 3]
    states = sign_offs([article.pk])[article.pk]
    assert states.is_complete
    assert states.has_changed
    assert [level.is_changed for level in states.levels] == [True, True, False]


def test_who_may_not_sign_last_corrects_nothing_online(desk):
    article = online(desk)
    with pytest.raises(SigningError, match="终审"):
        corrections.correct(article, "应为二〇一五年。", desk.duty)
    with pytest.raises(SigningError):
        corrections.correct(article, "应为二〇一五年。")


def test_who_has_signed_at_another_level_does_not_sign_last_by_a_change(desk):
    article = make_article()
    signing.sign([article], 1, desk.chief)
    signing.sign([article], 2, desk.duty)
    signing.sign([article], 3, make_reader("副总编", CHIEF))
    publishing.publish([article], desk.duty)
    with pytest.raises(SigningError):
        corrections.correct(article, "应为二〇一五年。", desk.chief)


# ---- Imports --------------------------------------------------------------------------------------------------------


def test_an_import_makes_all_signatures_void(desk):
    import_page(SIZHOU)
    article = Article.objects.get()
    desk.sign(article)
    import_again(NEWER, user=desk.chief)
    assert again(article).body != article.body
    assert valid(article) == []
    assert set(article.signatures.values_list("voided_by", flat=True)) == {"总编"}


def test_an_import_that_changes_nothing_leaves_them(desk):
    import_page(SIZHOU)
    article = Article.objects.get()
    desk.sign(article)
    import_again(SIZHOU)
    assert valid(article) == [1, 2, 3]


def test_an_import_changes_nothing_that_is_online(desk):
    import_page(SIZHOU)
    article = Article.objects.get()
    desk.sign(article)
    publishing.publish([article], desk.duty)
    before = again(article).body
    for user in (None, desk.chief):
        with pytest.raises(RefusedError, match="终审"):
            import_again(NEWER, user=user)
    assert again(article).body == before


def test_what_equals_the_print_begins_at_the_level_of_the_desk():
    desk = Desk(printed=2)
    import_page(SIZHOU)
    article = Article.objects.get()
    with pytest.raises(SigningError, match="复审"):
        signing.sign([article], 1, desk.editor)
    signing.sign([article], 2, desk.duty)
    first, second = article.signatures.all()
    assert (first.by, first.evidence) == (None, article.page.imports.get().sha256)
    assert (second.by, second.evidence) == (desk.duty, "")
    signing.sign([article], 3, desk.chief)
    assert publishing.publish([article], desk.duty) == 1


@pytest.mark.parametrize(
    "change", [lambda _article: Article.objects.update(headline="别的"), make_doubt]
)
def test_what_differs_from_the_print_or_is_doubted_begins_at_the_first(change):
    desk = Desk(printed=2)
    import_page(SIZHOU)
    change(Article.objects.get())
    article = Article.objects.get()
    with pytest.raises(SigningError):
        signing.sign([article], 2, desk.duty)
    signing.sign([article], 1, desk.editor)


def test_what_the_desk_has_put_elsewhere_on_the_page_begins_at_the_first():
    """Which block belongs to which story, an editor says then, and no file."""
    desk = Desk(printed=2)
    page = make_arranged_page(MERGED)
    make_import_record(page=page)
    operate(page.pk, page.version, Operation("split", (5,)))
    mended, made, other = (
        Article.objects.get(headline=headline) for headline in ("春耕", "秋收", "大桥通车")
    )
    for article in (mended, made):
        with pytest.raises(SigningError):
            signing.sign([article], 2, desk.duty)
        signing.sign([article], 1, desk.editor)
    signing.sign([other], 2, desk.duty)
    assert valid(other) == [1, 2]


# ---- A page ---------------------------------------------------------------------------------------------------------


def test_a_page_is_signed_at_once_and_what_is_left_is_said(desk):
    page = make_page()
    good, doubted = make_article(page), make_article(page, doubts=[{"message": "?"}])
    ahead = make_article(page)
    desk.sign(ahead, 1)
    done = signing.sign_page(page, desk.editor)
    assert [row.article for row in done.signed] == [good]
    assert [left.article for left in done.left_with_reasons] == [doubted, ahead]
    assert all(left.reason for left in done.left_with_reasons)


def test_an_issue_is_signed_with_a_key_a_page_and_a_level(desk):
    pages = [make_page(), make_page()]
    articles = [make_article(page) for page in pages for _each in range(3)]
    for reader in desk.readers:
        for page in pages:
            assert len(signing.sign_page(page, reader).signed) == 3
    assert publishing.publish(articles, desk.duty) == 6


def test_a_whole_issue_can_be_signed(desk):
    page = make_page()
    make_article(page)
    make_article(make_page(page.issue))
    assert len(signing.sign_issue(page.issue, desk.editor).signed) == 2


# ---- Sent back ------------------------------------------------------------------------------------------------------


def test_a_story_goes_back_to_who_wrote_it_with_a_reason(desk):
    article = make_article()
    revisions.record_revision(article, desk.reporter, "Written")
    desk.sign(article, 2)
    sent = signing.send_back(article, desk.duty, " 缺采访对象 ")
    assert (sent.to, sent.reason, sent.level) == (desk.reporter, "缺采访对象", 2)
    assert valid(article) == []
    assert Event.objects.filter(verb=Event.Verb.SENT_BACK).get().details["to"] == "记者"


def test_it_does_not_go_back_to_somebody_who_has_left(desk):
    article = make_article()
    revisions.record_revision(article, desk.reporter, "Written")
    desk.sign(article, 1)
    type(desk.reporter).objects.filter(pk=desk.reporter.pk).update(is_active=False)
    assert signing.send_back(article, desk.duty, "缺采访对象").to == desk.editor
    type(desk.editor).objects.filter(pk=desk.editor.pk).update(is_active=False)
    assert signing.send_back(article, desk.chief, "缺采访对象").to != desk.reporter


def test_no_story_goes_back_without_a_reason(desk):
    with pytest.raises(SigningError):
        signing.send_back(make_article(), desk.editor, "  ")


def test_who_may_not_sign_sends_nothing_back(desk):
    with pytest.raises(RightsError):
        signing.send_back(make_article(), desk.reporter, "不好")


def test_what_is_online_is_withdrawn_first(desk):
    with pytest.raises(SigningError):
        signing.send_back(online(desk), desk.chief, "不好")


def test_it_is_marked_until_the_level_that_sent_it_back_signs(desk):
    article = make_article()
    desk.sign(article, 1)
    signing.send_back(article, desk.duty, "缺采访对象")
    signing.sign([article], 1, desk.editor)
    row = SentBack.objects.get()
    assert row.answered_at
    assert not row.closed_at
    assert sign_offs([article.pk])[article.pk].sent_back == row
    signing.sign([article], 2, desk.duty)
    assert sign_offs([article.pk])[article.pk].sent_back is None


# ---- Taken back -----------------------------------------------------------------------------------------------------


def test_who_takes_back_a_signature_takes_those_after_it_along(desk):
    article = make_article()
    desk.sign(article)
    signing.void(article, desk.duty, "看漏了一段")
    assert valid(article) == [1]
    with pytest.raises(SigningError):
        signing.void(article, desk.chief, "看漏了一段")


# ---- The database ---------------------------------------------------------------------------------------------------


@pytest.fixture
def _kept(desk):
    """With the triggers that every newsroom's database has."""
    put_on_keepers("0033_signatures", "0047_no_row_is_replaced")


def refused(do):
    with pytest.raises(IntegrityError), transaction.atomic():
        do()


@pytest.mark.usefixtures("_kept")
def test_no_signature_goes_and_none_changes_but_to_become_void(desk):
    article = make_article()
    desk.sign(article, 2)
    rows = Signature.objects.filter(article=article)
    one = rows.first()
    refused(rows.delete)
    refused(lambda: rows._raw_delete(rows.db))
    refused(lambda: Signature.objects.filter(pk=one.pk).update(level=3))
    refused(lambda: Signature.objects.filter(pk=one.pk).update(by=desk.chief))
    refused(lambda: Signature.objects.filter(pk=one.pk).update(at=timezone.now()))
    refused(lambda: SignedText.objects.update(text="{}"))
    refused(lambda: SignedText.objects.all()._raw_delete(rows.db))
    signing.void(article, desk.editor, "看漏了")
    refused(lambda: Signature.objects.update(voided_at=None, why_void=""))
    refused(lambda: Signature.objects.update(why_void="别的"))


@pytest.mark.usefixtures("_kept")
def test_no_signature_is_replaced_by_another_one(desk):
    article = make_article()
    desk.sign(article, 2)
    before = list(Signature.objects.values())
    refuses_replacing("articles_signature", "id")
    refuses_replacing("articles_signedtext", "sha256")
    refused(lambda: write_twin(Signature.objects.first()))
    signing.sign([article], 3, desk.chief)
    assert list(Signature.objects.order_by("pk").values())[:2] == before


def write_twin(row):
    """As `INSERT OR REPLACE` would write it, where there is such a thing."""
    values = {field.column: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del values["id"]
    names = ", ".join(values)
    word = "OR REPLACE" if connection.vendor == "sqlite" else ""
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT {word} INTO articles_signature ({names}) VALUES ({marks})",  # noqa: S608
            list(values.values()),
        )


def test_the_database_holds_one_valid_signature_a_level_and_one_level_a_person(desk):
    article = make_article()
    desk.sign(article, 1)
    row = article.signatures.get()
    facts = {"article": article, "signed": row.signed, "revision": row.revision}
    refused(lambda: Signature.objects.create(level=1, by=desk.duty, **facts))
    refused(lambda: Signature.objects.create(level=2, by=desk.editor, **facts))
    refused(lambda: Signature.objects.create(level=4, by=desk.duty, **facts))
    refused(lambda: Signature.objects.create(level=2, **facts))
    Signature.objects.create(level=2, by=desk.duty, **facts)


def test_the_database_lets_nothing_online_that_lacks_a_signature(desk):
    article = make_article()
    now = timezone.now()
    rows = Article.objects.filter(pk=article.pk)
    refused(lambda: rows.update(state=State.PUBLISHED, published_at=now))
    refused(make_published)
    desk.sign(article, 2)
    refused(lambda: rows.update(state=State.PUBLISHED, published_at=now))
    signing.sign([article], 3, desk.chief)
    signing.void(article, desk.duty, "看漏了")
    refused(lambda: rows.update(state=State.PUBLISHED, published_at=now))


def test_every_database_has_the_triggers_that_keep_the_unsigned_offline():
    """SQLite loses a table's triggers where a migration makes the table anew: that migration makes them again, by
    `statements` of migration 0043.
    """
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = {name for (name,) in cursor.fetchall()}
    assert names >= CLEARANCES.names(connection.vendor)


def test_who_has_signed_and_what_was_signed_cannot_be_deleted(desk):
    article = make_article()
    desk.sign(article, 1)
    for row in (desk.editor, article, article.revisions.get()):
        with pytest.raises(ProtectedError):
            row.delete()


def test_a_page_takes_as_many_queries_as_a_story(desk, django_assert_max_num_queries):
    alone, many = make_page(), make_page()
    make_article(alone)
    for _each in range(9):
        make_article(many)
    for reader in desk.readers:
        with django_assert_max_num_queries(70) as one:
            signing.sign_page(alone, reader)
        with django_assert_max_num_queries(len(one)):
            signing.sign_page(many, reader)
