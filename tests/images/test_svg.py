"""An uploaded SVG: what it draws stays, what runs, fetches or tells of the desk's machines is gone."""

from xml.etree import ElementTree

import pytest

from articles.images.svg import MOST_BYTES, MOST_DEPTH, NotAnSvgError, cleaned_svg, is_svg

PATH = '<path d="M0 0h9v9z"/>'
# What an editor may be sent, and paste in good faith.
HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a script in another namespace": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "a handler": '<path onclick="alert(1)" d="M0 0"/>',
    "foreign content": "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='http://evil.example/'/>"
    "</body></foreignObject>",
    "a picture from elsewhere": '<image href="http://evil.example/x.png" width="9" height="9"/>',
    "a picture on this site": '<image href="/admin/logout/" width="9" height="9"/>',
    "a picture within": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "a part of another file": '<use href="http://evil.example/x.svg#a"/>',
    "a part of a file within": '<use href="data:image/svg+xml;base64,PHN2Zy8+#a"/>',
    "a link that runs": '<a href="javascript:alert(1)"><text>x</text></a>',
    "a link that begins to run": '<a href="#x"><animate attributeName="href" values="javascript:alert(1)"/></a>',
    "a style from elsewhere": "<style>@import url(http://evil.example/x.css);</style>",
    "a style with an escape": r"<style>path{fill:u\72l(http://evil.example/x)}</style>",
    "a font from elsewhere": "<style>@font-face{font-family:x;src:url(//evil.example/f)}</style>",
    "a filling from elsewhere": '<path fill="url(http://evil.example/x#a)" style="fill:url(//evil.example/b)"/>',
    "where it was made": "<metadata><x>D:/desk/secret</x></metadata>",
}
# None of it may be left in any of them.
GONE = (
    "script",
    "onclick",
    "evil.example",
    "foreign",
    "iframe",
    "<image",
    "data:",
    "logout",
    "secret",
)


def svg(content="", attributes='viewBox="0 0 400 92"', before=""):
    start = f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>'
    return f"{start}{PATH}{content}</svg>".encode()


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_that_runs_or_fetches_is_left(content):
    written = cleaned_svg(svg(content)).data.decode()
    assert "M0 0h9v9z" in written
    assert [word for word in GONE if word in written] == []


def test_what_it_draws_stays():
    content = (
        '<defs><linearGradient id="g"><stop offset="0" style="stop-color:#000"/></linearGradient></defs>'
        '<g fill="url(#g)"><use href="#p"/><text x="1">江南日报</text></g><style>text{fill:#a3241b}</style>'
    )
    written = cleaned_svg(svg(content)).data.decode()
    kept = ('fill="url(#g)"', 'href="#p"', "江南日报", "stop-color:#000", "text{fill:#a3241b}")
    assert [word for word in kept if word not in written] == []


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 400 92"', (400, 92)),
        ('viewBox="-5,-5 400.4,92" width="100mm" height="23mm"', (400, 92)),
        ('width="300px" height="60"', (300, 60)),
    ],
)
def test_its_size_is_that_of_its_own_coordinates(attributes, size):
    svg_file = cleaned_svg(svg(attributes=attributes))
    assert (svg_file.width, svg_file.height) == size
    assert f'width="{size[0]}'.encode() in svg_file.data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<html><script>alert(1)</script></html>",
        svg()[:-6],
        svg(attributes=""),
        svg(attributes='width="100%" height="100%"'),
        svg().replace(PATH.encode(), b'<image href="/x.png"/>'),
        svg("<g>" * MOST_DEPTH + "</g>" * MOST_DEPTH),
        svg(" " * MOST_BYTES),
    ],
    ids=["empty", "gif", "html", "cut off", "no size", "percent", "picture", "deep", "long"],
)
def test_what_cannot_be_shown_is_refused(data):
    with pytest.raises(NotAnSvgError):
        cleaned_svg(data)


def test_entities_are_neither_files_nor_bombs():
    outer = '<!DOCTYPE svg [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    assert b"root:" not in cleaned_svg(svg("<text>&file;</text>", before=outer)).data
    ten = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "0123456789">{ten}]>'
    with pytest.raises(NotAnSvgError):
        cleaned_svg(svg("<text>&e9;</text>", before=bomb))


def test_what_is_cleaned_once_stays_as_it_is():
    once = cleaned_svg(svg("<g><text>江</text></g>")).data
    first, second = (
        ElementTree.canonicalize(data.decode(), strip_text=True)
        for data in (once, cleaned_svg(once).data)
    )
    assert first == second


def test_an_svg_is_told_from_a_picture_by_its_first_character():
    assert is_svg(b"\xef\xbb\xbf\r\n<?xml version='1.0'?><svg/>")
    assert not is_svg(b"\x89PNG\r\n")


@pytest.mark.parametrize("kind", ["title", "desc", "metadata"])
def test_words_beside_the_drawing_are_left_out(kind):
    written = cleaned_svg(svg(f"<g><{kind}>D:/报头/王编辑.ai</{kind}></g>")).data.decode()
    assert "D:/" not in written


def test_a_size_without_measure_is_drawn_in_smaller():
    large = cleaned_svg(svg(attributes='viewBox="0 0 4e11 1e11"'))
    assert (large.width, large.height) == (10_000, 2_500)
    assert b'viewBox="0 0 4e11 1e11"' in large.data
