"""What an import writes over an article that stands there already."""

import pytest
from django.urls import reverse

from articles.models import Article, Byline, PhotoCredit, Picture
from articles.story import Credit, StoryPicture
from tests.factories import make_editor
from tests.forms import errors, filled
from tests.intake.printed import SIZHOU, changed, import_again, import_page

pytestmark = pytest.mark.django_db
ONE = StoryPicture("甲图", "甲图 李贺 摄", (Credit("李贺", "摄"),))
OTHER = StoryPicture("乙图", "乙图 何雪峰 摄", (Credit("何雪峰", "摄"),))


def rows(model):
    return {str(row): row.pk for row in model.objects.all()}


def test_bylines_that_stay_keep_their_rows():
    import_page(changed(SIZHOU, bylines=["甲", "乙", "丙"]))
    before = rows(Byline)
    import_again(changed(SIZHOU, bylines=["丁", "丙", "甲"]))
    after = rows(Byline)
    assert {name: after[name] for name in ("甲", "丙")} == {
        name: before[name] for name in ("甲", "丙")
    }
    order = [str(each) for each in Article.objects.get().bylines.all()]
    assert order == ["丁", "丙", "甲"]


def test_a_picture_whose_caption_is_printed_anew_keeps_its_row_and_its_credits():
    import_page(changed(SIZHOU, pictures=(ONE, OTHER)))
    before, credits = rows(Picture), rows(PhotoCredit)
    new = StoryPicture("甲图，改", "甲图，改 李贺 摄", (Credit("李贺", "摄"),))
    import_again(changed(SIZHOU, pictures=(new, OTHER)))
    assert rows(Picture) == {"甲图，改": before["甲图"], "乙图": before["乙图"]}
    assert rows(PhotoCredit) == credits


def test_pictures_that_the_page_no_longer_has_are_gone():
    import_page(changed(SIZHOU, pictures=(ONE, OTHER)))
    import_again(changed(SIZHOU, pictures=(ONE,)))
    assert list(rows(Picture)) == ["甲图"]
    assert list(rows(PhotoCredit)) == ["摄 李贺"]


def test_an_open_form_sees_what_the_import_has_written_by_field(client):
    import_page(changed(SIZHOU, pictures=(ONE, OTHER)))
    client.force_login(make_editor())
    address = reverse("admin:articles_article_change", args=[Article.objects.get().pk])
    opened = client.get(address)
    new = StoryPicture("甲图，报纸改的", "甲图 李贺 摄", (Credit("李贺", "摄"),))
    import_again(changed(SIZHOU, deck="报纸加的副题", pictures=(new, OTHER)))
    typed = filled(opened, **{"pictures-0-caption": "甲图，编辑改的"})
    [words] = errors(client.post(address, typed))
    assert "甲图，报纸改的" in words
    assert "甲图，编辑改的" in words
    typed = filled(opened, **{"pictures-1-caption": "乙图，编辑改的"})
    answer = client.post(address, typed)
    assert answer.status_code == 302, errors(answer)
    article = Article.objects.get()
    assert article.deck == "报纸加的副题"
    captions = [picture.caption for picture in article.pictures.all()]
    assert captions == ["甲图，报纸改的", "乙图，编辑改的"]
