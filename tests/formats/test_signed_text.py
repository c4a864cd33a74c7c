"""The signed text: the same bytes for the same story, held by a golden file for each version of the form."""

import datetime
import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from articles.formats import signed_text
from articles.formats.signed_text import SignedCorrection, SignedPicture, SignedStory
from articles.story import COLUMNS, Credit, Region, Story

GOLDEN = Path(__file__).parents[1] / "samples" / "signed"
NOON = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
FULL = SignedStory(
    Story(
        kicker="湘西见闻",
        headline="泗洲村办起了“月光夜市”",
        deck="——一个山村的夏天",
        kind="notice",
        lead_in="本报讯",
        dateline="新华社长沙11月8日电",
        bylines=(Credit("邢成敏", "记者"), Credit("Zoë", "通讯员", "新华社")),
        byline_printed="记者 邢成敏 通讯员 Zoë",
    ),
    section="地方传真",
    body="<p>夜幕降临。</p>\n<h3>灯</h3>\n<p>“来了！”</p>",
    pictures=(
        SignedPicture("夜市。", (Credit("李贺", "摄", "新华社"),), "ab" * 32, (0.25, 0.75)),
        SignedPicture("没有照片。"),
    ),
    corrections=(SignedCorrection("“二〇一四”应为“二〇一五”。", NOON),),
)


@pytest.mark.parametrize("form", range(1, signed_text.FORM + 1))
def test_each_version_of_the_form_has_its_golden_file(form):
    assert (GOLDEN / f"form-{form}.json").is_file()


def test_the_form_is_that_of_its_golden_file_to_the_byte():
    golden = (GOLDEN / f"form-{signed_text.FORM}.json").read_bytes()
    assert signed_text.write(FULL).encode() == golden
    expected = (GOLDEN / f"form-{signed_text.FORM}.sha256").read_text().strip()
    assert signed_text.sha256_of(signed_text.write(FULL)) == expected
    assert signed_text.form_of(golden.decode()) == signed_text.FORM


def test_a_story_that_is_printed_only_says_so_to_the_byte():
    text = signed_text.write(replace(FULL, print_only=True))
    assert text.encode() == (GOLDEN / f"print-only-{signed_text.FORM}.json").read_bytes()
    assert json.loads(text) == {**json.loads(signed_text.write(FULL)), "print_only": True}


def test_keys_are_sorted_and_nothing_is_blank():
    text = signed_text.write(FULL)
    assert text == json.dumps(
        json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def test_two_ways_to_write_a_letter_are_one():
    apart = replace(FULL.story, headline=unicodedata.normalize("NFD", "Zoë et Noël"))
    whole = replace(FULL.story, headline=unicodedata.normalize("NFC", "Zoë et Noël"))
    assert apart != whole
    texts = {signed_text.write(replace(FULL, story=story)) for story in (apart, whole)}
    assert len(texts) == 1


@pytest.mark.parametrize("name", [*COLUMNS, "bylines"])
def test_every_line_of_a_story_is_signed(name):
    other = replace(FULL.story, **{name: () if name == "bylines" else "别的"})
    assert signed_text.write(replace(FULL, story=other)) != signed_text.write(FULL)


PICTURE = FULL.pictures[0]


@pytest.mark.parametrize(
    "change",
    [
        {"section": "要闻"},
        {"body": "<p>夜幕降临。</p>"},
        {"pictures": ()},
        {"pictures": FULL.pictures[::-1]},
        {"pictures": (replace(PICTURE, caption="灯。"), FULL.pictures[1])},
        {"pictures": (replace(PICTURE, credits=()), FULL.pictures[1])},
        {"pictures": (replace(PICTURE, sha256="cd" * 32), FULL.pictures[1])},
        {"pictures": (replace(PICTURE, focal_point=(0.25, 0.5)), FULL.pictures[1])},
        {"corrections": ()},
        {"corrections": (SignedCorrection("别的。", NOON),)},
        {"corrections": (SignedCorrection(FULL.corrections[0].text, NOON.replace(hour=13)),)},
        {"print_only": True},
    ],
)
def test_all_that_readers_see_is_signed(change):
    assert signed_text.write(replace(FULL, **change)) != signed_text.write(FULL)


def test_where_it_stands_on_the_page_and_where_it_came_from_is_not_signed():
    zones = (Region(3, ((0, 0), (1, 0), (1, 1))),)
    other = replace(FULL.story, regions=zones, source_ref="2023-11-08/3/1")
    assert signed_text.write(replace(FULL, story=other)) == signed_text.write(FULL)


def test_a_moment_is_the_same_in_every_zone():
    zone = datetime.timezone(datetime.timedelta(hours=8))
    there = SignedCorrection(FULL.corrections[0].text, NOON.astimezone(zone))
    assert signed_text.write(replace(FULL, corrections=(there,))) == signed_text.write(FULL)


def test_what_says_nothing_is_left_out_so_that_a_later_field_changes_no_earlier_text():
    assert json.loads(signed_text.write(SignedStory(Story()))) == {"form": signed_text.FORM}
