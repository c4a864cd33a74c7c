"""Which page of the paper a page is: which source says it, which one counts, and what contradicts it."""

import datetime
from pathlib import PurePath

import pytest
from django.utils import translation

from articles.intake.page_identity import (
    ImportOptions,
    NameFacts,
    PageIdentity,
    date_in,
    facts_in_names,
    identify,
    number_in,
    options_from,
    page_number,
)
from articles.reading.shapes import Doubt, PageFacts
from articles.web.refusals import RefusedError
from tests.factories import DAY

NEXT_DAY = DAY.replace(day=9)


@pytest.mark.parametrize(
    "path",
    [
        "2023-11-08/page-3.txt",
        "20231108/3.txt",
        "2023/11/08/3.txt",
        "2023-11/08/3.txt",
        "2023年11月8日/3.txt",
        "2023-11-08/dumps/3.txt",
        "20231108-A03.txt",
        "nq.D110000_20231108_1-A01.txt",
        "日报2023年11月8日3版.txt",
        "2020-01-01/20231108.txt",
        "2023/1108/03.txt",
        "202311/08/03.txt",
        "2023年/11月/8日/03.txt",
        "2023-11-08（早报）/03.txt",
        "2023-11-08(晚报)/03.txt",
        "hzrb2023110803b.pdf",
        "2023110803.pdf",
        "２０２３年１１月８日/3.txt",
        "2023-11-08 星期三/3.txt",
        "澄江日报（2023年11月8日）/3.txt",
        "二〇二三年十一月八日/3.txt",
        "二O二三年十一月八日/3.txt",
        "二○二三年十一月八日/3.txt",
        "二◯二三年十一月〇八日/3.txt",
        "二0二三年十一月八号/3.txt",
        "二零二三年十一月八日.txt",
        "贰零贰叁年拾壹月捌日/3.txt",
        "二〇二三年/十一月/八日/3.txt",
        "二〇二三/十一/八/3.txt",
        "二〇二三年11月8日/3.txt",
        "2023年十一月八日/3.txt",
        "二〇二三-十一-八.txt",
        "二〇二三一一〇八/3.txt",
        "澄江日报二〇二三年十一月八日三版.txt",
        "二〇二三年十一月八日澄江日报/3.txt",
        "某报二〇二三年十一月八日.zip/3.pdf",
    ],
)
def test_the_date_stands_in_the_usual_names(path):
    assert date_in(PurePath(path)) == DAY


@pytest.mark.parametrize(
    "path",
    [
        "page.txt",
        "20231399.txt",
        "120231108.txt",
        "2023-11-08-backup/3.txt",
        "20231108-20231109.txt",
        "二〇二三年十一月三版.txt",
        "二〇二三年十一月三十一日/3.txt",
        "备份二〇二三年十一月八日/3.txt",
        "二〇二三年十一月八日-二〇二三年十一月九日.txt",
        "一二三四五六七八.txt",
    ],
)
def test_a_name_that_names_no_one_date_says_nothing(path):
    assert date_in(PurePath(path)) is None


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("page-3.txt", "3"),
        ("page_03.txt", "3"),
        ("p3.txt", "3"),
        ("03.txt", "3"),
        ("A03版.txt", "A3"),
        ("第3版要闻.txt", "3"),
        ("第３版.txt", "3"),
        ("20231108-A03.txt", "A3"),
        ("20231108_03.txt", "3"),
        ("nq.D110000_20231108_1-A01.txt", "A1"),
        ("2023年11月8日3版.txt", "3"),
        ("第一版.txt", "1"),
        ("二〇二三年十一月八日三版.txt", "3"),
        ("二〇二三年十一月八日星期三A03版.txt", "A3"),
        ("三版.txt", "3"),
        ("20231108头版.txt", "1"),
        ("封面.txt", "1"),
        ("A1-2023-11-08.txt", "A1"),
        ("第七版_2023-11-08.txt", "7"),
        ("12版 2023年11月8日.txt", "12"),
        ("hzrb2023-11-08.txt", ""),
        ("湖县3号2023-11-08.txt", ""),
        ("封面故事.txt", ""),
        ("版04_文化.txt", "4"),
        ("20231108_版面A12.txt", "A12"),
        ("最终版04.txt", "4"),
        ("A叠02版.txt", "A2"),
        ("04-05.txt", "4-5"),
        ("A01-A02.txt", "A1-2"),
        ("20231108_hxrb_A01_要闻.txt", "A1"),
        ("20231108-jnrb-03-民生.txt", "3"),
        ("20231108_jnrb_03.txt", "3"),
        ("jnrb2023110803b.pdf", "3"),
        ("2023110803.pdf", "3"),
        ("20231108号外01.txt", "1"),
        ("A叠1.txt", "A1"),
        ("03副刊.txt", "3"),
        ("03_副刊.txt", "3"),
        ("A03副刊.txt", "A3"),
        ("A03-副刊.txt", "A3"),
        ("[03]副刊.txt", "3"),
        ("3.副刊.txt", "3"),
        ("12-副刊.txt", "12"),
        ("副刊03.txt", "3"),
        ("副刊_03.txt", "3"),
        ("90后的选择.txt", ""),
        ("3月8日妇女节.txt", ""),
        ("头条2.txt", ""),
        ("采访稿3篇.txt", ""),
        ("IMG_1234.txt", ""),
        ("04-07.txt", ""),
        ("改三版.txt", ""),
        ("20231108.txt", ""),
        ("dense-1.txt", ""),
        ("step-3.txt", ""),
        ("00.txt", ""),
    ],
)
def test_the_page_number_stands_in_the_usual_names(name, number):
    assert number_in(PurePath(name)) == number


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("二〇二六年十一月二十日", (2026, 11, 20)),
        ("二〇二六年十一月廿日", (2026, 11, 20)),
        ("二〇二六年十一月二〇日", (2026, 11, 20)),
        ("二〇二六年十二月卅一日", (2026, 12, 31)),
        ("二〇二七年元月廿九日", (2027, 1, 29)),
        ("二〇二六年十月十日", (2026, 10, 10)),
    ],
)
def test_days_and_months_in_a_name_may_be_any_chinese_numerals(name, day):
    assert date_in(PurePath(name, "3.txt")) == datetime.date(*day)


def test_the_one_number_in_a_name_is_none_for_a_file_of_several_pages():
    assert facts_in_names(PurePath("20231108-A03.txt"), pages=2) == NameFacts(DAY, "")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("03", "3"),
        ("第A03版", "A3"),
        ("ａ３", "A3"),
        ("A10", "A10"),
        ("特刊1", "特刊1"),
        ("", ""),
        ("要闻", ""),
        ("_1_", ""),
        ("a_3", ""),
        ("3b3", ""),
        ("3-4", "3-4"),
        ("A03-04", "A3-4"),
        ("3-5", ""),
        ("第三版", "3"),
        ("头版", "1"),
        ("B叠01版", "B1"),
        ("ABC3", ""),
        ("٣", ""),
        ("½", ""),
        ("0", ""),
    ],
)
def test_a_page_number_has_one_form_whoever_says_it(said, number):
    assert page_number(said) == number


def test_what_the_importer_says_counts_first_then_the_page_then_the_names():
    page, names = PageFacts(date=DAY, number="A03"), NameFacts(DAY, "A3")
    assert identify(PageFacts(), names) == PageIdentity(DAY, "", "A3")
    assert identify(page, NameFacts()) == PageIdentity(DAY, "", "A3")
    assert identify(page, names, ImportOptions(DAY, "增刊", "A3")) == PageIdentity(
        DAY, "增刊", "A3"
    )


def test_a_page_that_contradicts_the_importer_is_a_doubt():
    found = identify(
        PageFacts(date=DAY, number="3"), NameFacts(), ImportOptions(NEXT_DAY, page="4")
    )
    assert (found.date, found.number) == (NEXT_DAY, "4")
    assert found.doubts == (
        Doubt(
            "The page says its date is %(page)s; it went to %(told)s as told.",
            (("page", "2023-11-08"), ("told", "2023-11-09")),
        ),
        Doubt(
            "The page says it is page %(page)s; it became page %(told)s as told.",
            (("page", "3"), ("told", "4")),
        ),
    )


def test_of_two_page_numbers_none_is_guessed():
    with (
        translation.override("en"),
        pytest.raises(RefusedError, match="with the right page number") as refused,
    ):
        identify(PageFacts(date=DAY, number="3"), NameFacts(number="4"))
    assert "Say which is right: --page 3" in refused.value.in_command
    assert (
        identify(
            PageFacts(date=DAY, number="3"), NameFacts(number="4"), ImportOptions(page="4")
        ).number
        == "4"
    )


def test_an_edition_is_what_the_options_else_the_page_else_the_names_say():
    page, names = PageFacts(edition="早报"), NameFacts(edition="早报")
    assert identify(page, NameFacts()).edition == "早报"
    assert identify(PageFacts(), names).edition == "早报"
    assert identify(page, names, ImportOptions(edition="增刊")).edition == "增刊"
    assert identify(PageFacts(edition="周末"), NameFacts(edition="周末版")).edition == "周末"


def test_of_two_editions_none_is_guessed():
    with (
        translation.override("en"),
        pytest.raises(RefusedError, match="with the right edition") as refused,
    ):
        identify(PageFacts(edition="早报"), NameFacts(edition="晚报"))
    assert "Say which is right: --edition 早报" in refused.value.in_command


@pytest.mark.parametrize(("named", "doubts"), [("3", 0), ("7", 1)])
def test_a_plain_number_in_a_name_does_not_dispute_a_printed_one_with_a_letter(named, doubts):
    found = identify(PageFacts(date=DAY, number="A3"), NameFacts(number=named))
    assert (found.number, len(found.doubts)) == ("A3", doubts)


def test_a_number_that_nothing_says_is_not_guessed():
    found = identify(PageFacts(date=DAY), NameFacts())
    assert (found.number, found.number_from) == ("", "")


def test_an_identity_names_its_sources():
    found = identify(PageFacts(date=DAY), NameFacts(number="3"), ImportOptions())
    assert (found.date_from, found.number_from) == ("page", "name")
    assert identify(PageFacts(date=DAY), NameFacts(), ImportOptions(DAY)).date_from == "options"


@pytest.mark.parametrize(
    ("path", "date", "edition", "number"),
    [
        ("20231108-A03.pdf", DAY, "", "A3"),
        ("2023-11-08/03.pdf", DAY, "", "3"),
        ("澄江日报2023年11月8日/十二版.txt", DAY, "", "12"),
        ("澄江日报周末版_20231108/A04.txt", DAY, "周末版", "A4"),
        ("2023年11月8日澄江晚报/2.txt", DAY, "", "2"),
        ("备份2023年11月8日/2.txt", None, "", "2"),
        ("2023-11-08/A03版.pdf", DAY, "", "A3"),
        ("nq.D430000xxxx_20231108_001.pdf", DAY, "", "1"),
        ("nq.D110000xxxx_20231108_1-03.pdf", DAY, "", "3"),
        ("20231108增刊-01.pdf", DAY, "增刊", "1"),
        ("2023-11-08-增刊/02.pdf", DAY, "增刊", "2"),
        ("2023-11-08-早报/02.pdf", DAY, "早报", "2"),
        ("2023-11-08早版/02.pdf", DAY, "早版", "2"),
        ("2023-11-08下午版/02.pdf", DAY, "下午版", "2"),
        ("20231108湖县日报晚报-02.pdf", DAY, "晚报", "2"),
        ("20231108_hxrb_A04-05_副刊.pdf", DAY, "", "A4-5"),
        ("20231108晚报-02.pdf", DAY, "晚报", "2"),
        ("2023年11月8日早报02版.pdf", DAY, "早报", "2"),
        ("二〇二三年十一月八日早报/02.pdf", DAY, "早报", "2"),
        ("湖县晚报20231108-02.pdf", DAY, "", "2"),
        ("某报_20231108.zip/A03版.pdf", DAY, "", "A3"),
        ("20231108增刊.zip/pages/A03版.pdf", DAY, "", "A3"),
        ("某报2023年11月8日.zip/3.pdf", DAY, "", "3"),
        ("20231108-20231109.zip/3.pdf", None, "", "3"),
    ],
)
def test_pages_and_archives_are_named_in_the_usual_ways(path, date, edition, number):
    assert facts_in_names(PurePath(path)) == NameFacts(date, number, edition)


def test_of_two_dates_none_is_guessed():
    with (
        translation.override("en"),
        pytest.raises(RefusedError, match="with the right date") as refused,
    ):
        identify(PageFacts(date=DAY), NameFacts(NEXT_DAY))
    assert "Say which is right: --date 2023-11-08" in refused.value.in_command


def test_the_importer_settles_a_dispute_between_page_and_name():
    assert identify(PageFacts(date=DAY), NameFacts(NEXT_DAY), ImportOptions(DAY)).date == DAY


def test_what_nobody_says_stays_empty():
    assert identify(PageFacts(), NameFacts()) == PageIdentity(None, "", "")


@pytest.mark.parametrize(
    "typed", ["2023-11-08", "20231108", "2023年11月8日", " 2023-11-8 ", "二〇二三年十一月八日"]
)
def test_a_date_may_be_typed_in_the_usual_ways(typed):
    assert options_from(date=typed) == ImportOptions(DAY)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"date": "2023-13-08"}, "Say it as 2023-11-08"),
        ({"date": "yesterday"}, "Say it as 2023-11-08"),
        ({"edition": "增/刊"}, "no slash"),
        ({"edition": "增" * 31}, "at most 30 characters"),
        ({"edition": "增\u202e刊"}, "at most 30 characters"),
        ({"page": "要闻"}, "Say it as it is printed"),
        ({"page": "0"}, "Say it as it is printed"),
        ({"page": "12345678901"}, "Say it as it is printed"),
    ],
)
def test_an_option_that_can_be_none_is_refused_with_what_helps(typed, reason):
    with translation.override("en"), pytest.raises(RefusedError, match=reason):
        options_from(**typed)


def test_nothing_typed_says_nothing():
    assert options_from() == ImportOptions(date=None, edition="", page="")
    assert isinstance(options_from(date="20231108").date, datetime.date)
