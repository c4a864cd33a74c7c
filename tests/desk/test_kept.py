"""What is kept for good: no deletion takes revisions, letters, corrections or former addresses with it."""

import pytest
from django.contrib.auth.models import Permission
from django.db.models import ProtectedError
from django.urls import reverse

from articles.desk import corrections, letters, publishing
from articles.models import Article, Correction, FormerAddress, Letter, Revision
from tests.factories import (
    make_article,
    make_editor,
    make_page,
    make_published,
    make_user,
    withdraw,
)
from tests.forms import address_of, filled, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def make_letter(article):
    return letters.receive(article, letters.LetterContent("第二段有误。"), "192.0.2.1")


def revised(article):
    publishing.publish([article])


def corrected(article):
    Correction.objects.create(article=article, text="应为二〇一五年。")


def formerly_elsewhere(article):
    FormerAddress.objects.create(path="html/2023-11/08/content_1.htm", article=article)


KEPT = [revised, make_letter, corrected, formerly_elsewhere]


@pytest.mark.parametrize("kept", KEPT)
def test_no_article_that_has_them_is_deleted(kept):
    article = make_article()
    kept(article)
    with pytest.raises(ProtectedError):
        article.delete()


@pytest.mark.parametrize("way", ["form", "list"])
@pytest.mark.parametrize("kept", KEPT)
def test_the_desk_puts_it_in_the_bin(desk, kept, way):
    article = make_article()
    kept(article)
    withdraw([article])  # what is online does not go there
    if way == "form":
        address = reverse("admin:articles_article_delete", args=[article.pk])
        desk.post(address, {"post": "yes"})
    else:
        chosen = {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
        desk.post(reverse("admin:articles_article_changelist"), chosen)
    assert Article.everything.get(pk=article.pk).binned_at


def test_a_page_and_an_issue_keep_their_former_addresses():
    page = make_page()
    FormerAddress.objects.create(path="html/2023-11/08/node_1.htm", page=page)
    FormerAddress.objects.create(path="html/2023-11/08/node_2.htm", issue=page.issue)
    for row in (page, page.issue):
        with pytest.raises(ProtectedError):
            row.delete()


@pytest.mark.parametrize("way", ["form", "list"])
def test_what_a_deleted_section_leaves_behind_has_a_revision(desk, way):
    article = make_article(section="地方传真")
    revised(article)
    section = article.section.pk
    if way == "form":
        desk.post(reverse("admin:articles_section_delete", args=[section]), {"post": "yes"})
    else:
        chosen = {"action": "delete_selected", "_selected_action": [section], "post": "yes"}
        desk.post(reverse("admin:articles_section_changelist"), chosen)
    last, before = article.revisions.order_by("-number")
    assert (last.story["section"], before.story["section"]) == ("", "地方传真")
    assert last.made_by.username == "编辑"


# ---- Corrections ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change", [{"corrections-0-text": "应为二〇一六年。"}, {"corrections-0-DELETE": "on"}]
)
def test_a_correction_that_is_changed_or_deleted_stays_in_a_revision(desk, change):
    article = make_published()
    corrected(article)  # as it was before revisions had corrections
    save(desk, article, **change)
    texts = [
        [each["text"] for each in revision.corrections]
        for revision in article.revisions.order_by("number")
    ]
    assert texts == [["应为二〇一五年。"], [each.text for each in article.corrections.all()]]


def test_a_correction_stands_in_the_revision_that_it_makes():
    article = make_published()
    corrections.correct(article, "应为二〇一五年。")
    assert [each["text"] for each in Revision.objects.get().corrections] == ["应为二〇一五年。"]


# ---- Who may correct -------------------------------------------------------------------------------------------------


@pytest.fixture
def reader_of_letters(client):
    """Signed in as somebody who may answer letters, and nothing else."""
    user = make_user(is_staff=True)
    rights = Permission.objects.filter(codename__in=["view_letter", "change_letter"])
    user.user_permissions.set(rights)
    client.force_login(user)
    return client


def test_who_may_change_letters_alone_publishes_no_correction(reader_of_letters):
    letter = make_letter(make_published())
    address = reverse("admin:articles_letter_change", args=[letter.pk])
    page = reader_of_letters.get(address)
    assert b"_correct" not in page.content
    typed = filled(page, correction_text="应为二〇一五年。") | {"_correct": "1"}
    assert reader_of_letters.post(address, typed).status_code == 403
    assert not Correction.objects.exists()


def test_but_settles_them(reader_of_letters):
    letter = make_letter(make_published())
    address = reverse("admin:articles_letter_change", args=[letter.pk])
    reader_of_letters.post(address, filled(reader_of_letters.get(address)) | {"_done": "1"})
    assert Letter.objects.get().state == Letter.State.DONE


def test_the_articles_form_still_opens_with_corrections(desk):
    article = make_published()
    corrected(article)
    assert desk.get(address_of(article)).status_code == 200
