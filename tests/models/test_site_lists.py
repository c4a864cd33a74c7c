"""Lists in the site settings: what is no link, host or script is refused, and never comes into a page."""

import pytest
from django.core.exceptions import ValidationError

from articles.models.site_lists import (
    FooterLink,
    check_hosts,
    check_links,
    check_scripts,
    hosts_in,
    links_in,
    scripts_in,
)

NO_HOSTS = [
    "*.baidu.com",
    "https://hm.baidu.com",
    "hm.baidu.com/hm.js",
    "hm.baidu.com:8080",
    "127.0.0.1",
    "localhost",
    "'unsafe-inline'",
    "data:",
    "hm.baidu.com; script-src *",
    "a" * 64 + ".com",
    "-a.com",
]
NO_LINKS = [
    "新华网",
    "新华网 javascript:alert(1)",
    "新华网 //evil.example",
    "https://www.news.cn",
    "新华网 data:text/html,x",
]
NO_SCRIPTS = [
    "http://hm.baidu.com/hm.js",
    "https://hm.baidu.com",
    "https://hm.baidu.com:8080/hm.js",
    "https://user@hm.baidu.com/hm.js",
    'https://hm.baidu.com/"onload=x',
    "hm.baidu.com/hm.js",
]


@pytest.mark.parametrize("host", NO_HOSTS)
def test_a_host_is_named_and_nothing_else(host):
    with pytest.raises(ValidationError, match="第 2 行"):
        check_hosts(f"res.wx.qq.com\n{host}")
    assert hosts_in(f"res.wx.qq.com\n{host}\n") == ("res.wx.qq.com",)


def test_hosts_are_in_small_letters_and_blank_lines_are_nothing():
    check_hosts("HM.Baidu.com\n\n  res.wx.qq.com \n")
    assert hosts_in("HM.Baidu.com\n\n  res.wx.qq.com \n") == ("hm.baidu.com", "res.wx.qq.com")


@pytest.mark.parametrize("link", NO_LINKS)
def test_a_link_has_a_name_and_an_address_on_the_web_or_on_this_site(link):
    with pytest.raises(ValidationError, match="第 1 行"):
        check_links(link)
    assert links_in(link) == ()


def test_links_stand_in_their_order():
    text = "湖南省人民政府 https://www.hunan.gov.cn\n红网 时刻  https://www.rednet.cn/?a=1#b\n投稿 /contribute/"
    check_links(text)
    assert links_in(text) == (
        FooterLink("湖南省人民政府", "https://www.hunan.gov.cn"),
        FooterLink("红网 时刻", "https://www.rednet.cn/?a=1#b"),
        FooterLink("投稿", "/contribute/"),
    )


@pytest.mark.parametrize("address", NO_SCRIPTS)
def test_a_script_has_a_whole_address(address):
    with pytest.raises(ValidationError, match="第 1 行"):
        check_scripts(address)
    assert scripts_in(address, ("hm.baidu.com",)) == ()


def test_a_script_is_loaded_from_a_host_that_is_named():
    address = "https://hm.baidu.com/hm.js?0123456789abcdef"
    check_scripts(address)
    assert scripts_in(address, ("hm.baidu.com",)) == (address,)
    assert scripts_in(address, ("res.wx.qq.com",)) == ()
