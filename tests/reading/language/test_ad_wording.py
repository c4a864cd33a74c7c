"""Telephones, prices, addresses, offers and bullets, and the figures of reports that are none of them."""

import re
import sys
import unicodedata

import pytest

from articles.reading.language.ad_wording import AdWording, ad_wording, entries


@pytest.mark.parametrize(
    "line",
    [
        "电话：13912345678",
        "手机138 1234 5678",
        "0731-88888888",
        "０７３１—８８８８８８８８",
        "400-800-1234",
        "Ph: 5552069",
        "Tel. (0731) 888 888",
        "Tel. 0664/606 20",
        "Tél. 04.55.50.01.23",
        "Call 555-1234",
        "订购热线 5550123",
        "开锁换锁，24小时，5550110",
    ],
)
def test_a_telephone_is_one(line):
    assert ad_wording([line]).phones == 1


def test_a_telephone_is_one_although_the_line_breaks_in_it():
    assert ad_wording(["拎包入住。手机138", "12345678"]).phones == 1


@pytest.mark.parametrize(
    "line",
    [
        "¥398起",
        "全场八折",
        "租金面议",
        "特价1.98万",
        "$20",
        "Miete 640 €.",
        "no agents, fair price",
    ],
)
def test_a_price_is_one(line):
    assert ad_wording([line]).prices


@pytest.mark.parametrize(
    "line", ["地址：湖滨路90号", "扫码有礼", "www.shop.example", "a@shop.example"]
)
def test_a_place_is_one(line):
    assert ad_wording([line]).places == 1


def test_bullets_count_by_lines():
    assert ad_wording(["●旺铺", "转让", "● 出租"]).bullets == 2


@pytest.mark.parametrize(
    "text",
    [
        "2023年全县播种面积32.6万亩，增长5.2%，产值突破100亿元大关。",
        "村民人均增收3000元左右，今年还要再修20231108米的水渠。",
        "The council will spend 20 million on a new footpath in 2024.",
    ],
)
def test_figures_of_a_report_are_none(text):
    assert ad_wording([text]) == AdWording()


def test_a_telephone_is_counted_in_whatever_form_its_figures_are_printed():
    every = map(chr, range(sys.maxunicode + 1))
    figures = [c for c in every if re.search(r"\d", unicodedata.normalize("NFKC", c))]
    assert len(figures) > 500
    for figure in figures:
        lines = [f"电话：{figure * 11}"]
        assert entries(lines) == ad_wording(lines).phones, hex(ord(figure))
