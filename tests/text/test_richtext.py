"""Any HTML becomes a clean body: its text is kept, in the blocks that a newspaper sets."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.story import Paragraph
from articles.text.bodyblocks import CELLS, CONTAINERS, NOT_TEXT
from articles.text.richtext import clean, from_paragraphs, plain_text, to_paragraphs

KEPT = CONTAINERS | CELLS | {"p", "h3", "br", "strong", "em", "sup", "sub", "a"}
ALLOWED = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}

TAGS = sorted(KEPT | {
    "div", "section", "h1", "h2", "h6", "b", "i", "font", "span", "script", "style", "svg", "math", "mi",
    "foreignobject", "form", "input", "select", "option", "button", "textarea", "title", "template", "noscript",
    "iframe", "object",
    "pre", "del", "foreignObject", "text", "o:p", "mp-card",
    "nobr", "ruby", "dl", "dd", "hr", "xmp", "plaintext", "frameset", "body", "html", "col", "image", "center",
})  # fmt: skip
ATTRIBUTES = [
    "", ' href="javascript:alert(1)"', " href=java&#9;script:alert(1)", ' href="java\u200bscript:alert(1)"',
    ' href="&#1;javascript:x"', ' href="data:text/html,x"', ' href="https://example.com/?a=1&amp;b=2"', " href=/a?b&c",
    " onclick=alert(1)", ' onmouseover="x" style="background:url(javascript:x)"', ' colspan="3"', " colspan=99999999",
    ' style="display:none"', ' style="font-size:0"', ' style="font-size:9px;white-space:pre"', " hidden",
    ' class="MsoNormal" lang="EN-US"', ' type="hidden"', ' src="x" onerror="alert(1)"', ' a="<b>"', ' formaction="x"',
]  # fmt: skip
TEXTS = [
    "　　", " ", "\n", "&nbsp;", "&lt;script&gt;", "&#8203;", "&amp;#8203;", "&#xd;", "&#0;", "<!--", "-->",
    "<![CDATA[", "]]>", "<?php", "国", "<", ">", '"', "&", "高　寒",
]  # fmt: skip
tags = st.sampled_from(TAGS)
tokens = st.one_of(
    st.tuples(tags, st.sampled_from(ATTRIBUTES)).map(lambda t: f"<{t[0]}{t[1]}>"),
    tags.map(lambda t: f"</{t}>"),
    st.sampled_from(TEXTS),
    st.text(max_size=5),
)
soup = st.lists(tokens, max_size=25).map("".join)


class Seen(HTMLParser):
    """The tags, attributes and text of some HTML, by a parser that is not the cleaner's."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = set(), [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data):
        self.text += data


def ink(text):
    """The characters that leave something on paper."""
    return re.sub(r"\s", "", NOT_TEXT.sub("", text))


@given(soup)
def test_nothing_but_the_allow_list_survives_whatever_comes_in(html):
    seen = Seen(clean(html))
    assert seen.tags <= KEPT
    assert {(tag, name) for tag, name, _ in seen.attributes} <= {
        (t, n) for t, names in ALLOWED.items() for n in names
    }


@given(soup)
def test_links_lead_to_the_web_to_mail_or_to_this_site(html):
    for tag, name, value in Seen(clean(html)).attributes:
        if name == "href":
            scheme = re.match(r"\s*([^/?#:]*):", re.sub(r"[\x00-\x20]", "", value))
            assert not scheme or scheme[1].lower() in {"http", "https", "mailto"}, (tag, value)


@given(soup)
def test_cleaning_twice_changes_nothing(html):
    once = clean(html)
    assert clean(once) == once


@given(st.text(alphabet=st.characters(exclude_characters="<&")))
def test_plain_text_keeps_every_character(text):
    assert ink(Seen(clean(text)).text) == ink(text)


@given(st.lists(st.builds(Paragraph, st.text(), st.sampled_from(["paragraph", "crosshead"]))))
def test_paragraphs_keep_their_text_through_html_and_cleaning(paragraphs):
    assert ink(plain_text(clean(from_paragraphs(paragraphs)))) == ink(
        "".join(p.text for p in paragraphs)
    )


@given(
    st.lists(
        st.builds(
            Paragraph,
            st.text("国家与人<>&\"'a1。", min_size=1),
            st.sampled_from(["paragraph", "crosshead"]),
        )
    )
)
def test_paragraphs_come_back_as_they_went(paragraphs):
    assert to_paragraphs(clean(from_paragraphs(paragraphs))) == tuple(paragraphs)


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p>　　你好</p>", "<p>你好</p>"),
        ("<p>&nbsp; 　你好</p><p>&nbsp;</p><p></p>", "<p>你好</p>"),
        ("<p>高　寒</p>", "<p>高　寒</p>"),
        ("<h1>一</h1><h2><b>二</b></h2>", "<h3>一</h3>\n<h3>二</h3>"),
        ("没有标签的文字", "<p>没有标签的文字</p>"),
        ("<div>一</div><div>二</div>", "<p>一</p>\n<p>二</p>"),
        ("<section>一<section>二</section></section>", "<p>一</p>\n<p>二</p>"),
        ("一<br><br>二", "<p>一</p>\n<p>二</p>"),
        ("<p>一<br>　　二<br>三</p>", "<p>一</p>\n<p>二<br>三</p>"),
        ("<b><p>一</p><p>二</p></b>", "<p><strong>一</strong></p>\n<p><strong>二</strong></p>"),
        ("<p><b>一</b><strong>二</strong></p>", "<p><strong>一二</strong></p>"),
        ("<ul>一<li>二<li></li></ul>", "<ul><li>一</li><li>二</li></ul>"),
        ("<td>一</td>", "<p>一</p>"),
        (
            "<table><tr><td><p>一</p><p>二</p></td><td></td></tr></table>",
            "<table><tbody><tr><td>一<br>二</td><td></td></tr></tbody></table>",
        ),
        ('<p><a href="javascript:alert(1)">一</a></p>', "<p>一</p>"),
        ('<p><a href="java&#8203;script:alert(1)">一</a></p>', "<p>一</p>"),
        (
            '<p><a href="https://a.cn/?b=1&c=2" target="_blank">一</a></p>',
            '<p><a href="https://a.cn/?b=1&amp;c=2">一</a></p>',
        ),
        ("<p>一<script>alert(1)</script></p><style>p{}</style>", "<p>一</p>"),
        ("<p>\u202e一\u200b\x00\ud800</p>", "<p>一</p>"),
    ],
)
def test_a_body_stands_in_the_blocks_of_a_newspaper(html, cleaned):
    assert clean(html) == cleaned


def test_what_word_leaves_behind_is_gone():
    pasted = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator>
    <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
    <style><!-- p.MsoNormal {mso-style-unhide:no; text-indent:24.0pt} --></style></head><body lang=ZH-CN>
    <p class=MsoNormal style='mso-char-indent-count:2.0'><span style='font-family:宋体'>本报讯<o:p></o:p></span></p>
    <p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-US>&nbsp;<o:p></o:p></span></b></p>
    <h1 style='mso-style-next:正文'><a name="_Toc1"></a>三项措施</h1></body></html>"""
    assert clean(pasted) == "<p>本报讯</p>\n<h3>三项措施</h3>"


def test_a_row_of_a_table_is_one_paragraph_of_plain_text():
    html = "<table><caption>赛程</caption><tbody><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></tbody></table>"
    assert plain_text(html) == "赛程\n甲 乙\n丙"
