"""Words at a QR code ask for a scan and say no more than what for; a headline about codes does not."""

import pytest

from articles.reading.language.standing_matter import asks_to_scan


@pytest.mark.parametrize(
    "words",
    [
        "扫码关注",
        "扫码关注江南发布",
        "微信扫一扫 关注江南县发布",
        "▲扫描二维码观看视频",
        "请扫描左侧二维码，了解更多",
        "长按识别二维码",
        "扫描下方二维码阅读全文",
        "手机扫码订报",
        "扫二维码加入读者群",
    ],
)
def test_words_that_ask_for_a_scan(words):
    assert asks_to_scan(words)


@pytest.mark.parametrize(
    "words",
    [
        "扫码支付便民生",
        "扫码骗局要当心",
        "记者扫码关注后发现",
        "扫一扫就能办",
        "小小二维码，扫出大便利",
        "他扫了一眼",
    ],
)
def test_words_that_tell_of_codes(words):
    assert not asks_to_scan(words)
