"""The site settings: one row, numbers in the form that the authorities give them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import SiteSettings
from tests.factories import make_site_settings

RIGHT = {
    "icp": ["湘ICP备12345678号-1", "京ICP证030173号", "粤ICP备 2021012345号"],
    "police": ["湘公网安备43010002000001号", "京公网安备 11010502030143号"],
    "cn_number": ["CN 43-0018", "43-0018", "CN11-0001/D"],
}
WRONG = {
    "icp": ["12345678", "湘ICP备号", "<b>湘ICP备12345678号"],
    "police": ["湘公网安备4301号", "43010002000001"],
    "cn_number": ["4301", "CN 43-00185"],
}


def cases(table):
    return [(name, value) for name, values in table.items() for value in values]


@pytest.mark.django_db
def test_there_is_one_row():
    make_site_settings()
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteSettings.objects.create(pk=2)


@pytest.mark.parametrize(("name", "value"), cases(RIGHT))
def test_numbers_are_taken_as_they_are_given_out(name, value):
    SiteSettings(**{name: value}).clean_fields()


@pytest.mark.parametrize(("name", "value"), cases(WRONG))
def test_what_is_no_such_number_is_refused(name, value):
    with pytest.raises(ValidationError, match="格式填写"):
        SiteSettings(**{name: value}).clean_fields()


def test_a_script_from_a_host_that_is_not_named_is_refused():
    own = SiteSettings(hosts="res.wx.qq.com", scripts="https://hm.baidu.com/hm.js?1")
    with pytest.raises(ValidationError, match=r"hm\.baidu\.com"):
        own.clean()


def test_the_cn_number_is_shown_as_it_is_printed():
    assert [SiteSettings(cn_number=text).cn for text in ("43-0018", "CN43-0018", "")] == [
        "CN 43-0018",
        "CN 43-0018",
        "",
    ]


def test_one_telephone_number_can_be_called_and_two_cannot():
    assert SiteSettings(hotline="0731-8432 1234").hotline_call == "073184321234"
    assert SiteSettings(hotline="84321234 / 84321235").hotline_call == ""
