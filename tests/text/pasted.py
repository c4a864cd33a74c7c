"""Pasted HTML with text that its writer had deleted, hidden or laid out otherwise: what it is → (HTML, body)."""

PASTED = {
    "what a tracked change deletes": (
        '<p>一<del cite="mailto:a" datetime="2026-11-20T10:00">二</del><ins>三</ins></p>',
        "<p>一三</p>",
    ),
    "what is struck out": ("<p>一<s>二</s><strike>三</strike>四</p>", "<p>一四</p>"),
    "what a style strikes out": (
        '<p>一<span style="TEXT-DECORATION: underline line-through">二</span></p>',
        "<p>一</p>",
    ),
    "what is not displayed": (
        '<p>一<span style="color:red; Display : none !important">二<b>三</b></span></p>',
        "<p>一</p>",
    ),
    "what Word hides": ("<p>一<span style='mso-hide:all'>二</span></p>", "<p>一</p>"),
    "what is hidden in an element of Word's own": (
        "<p>一<w:sdt style='display:none'>二</w:sdt><o:p hidden>三</o:p></p>",
        "<p>一</p>",
    ),
    "what the attribute hides": ("<p>一</p><div hidden><p>二</p></div>", "<p>一</p>"),
    "what is invisible, but for a part of it": (
        '<p>一<span style="visibility:hidden">二<b style="visibility:visible">三</b></span></p>',
        "<p>一<strong>三</strong></p>",
    ),
    "type of no size": ('<p>一<font style="font-size:0pt">二</font></p>', "<p>一</p>"),
    "a layout in type of no size": (
        '<section style="font-size:0">二<section style="font-size:16px">一</section></section>',
        "<p>一</p>",
    ),
    "Word's comments": (
        (
            '<p>一<a class=msocomanchor href="#_msocom_1">[A1]</a>二</p>'
            "<div style='mso-element:comment-list'><div style='mso-element:comment'>"
            "<p class=MsoCommentText>批注</p></div></div>"
        ),
        "<p>一二</p>",
    ),
    "lines of preformatted text": (
        "<pre>一\n二\r\n三</pre>",
        "<p>一</p>\n<p>二</p>\n<p>三</p>",
    ),
    "paragraphs of preformatted text": (
        "<pre>一\n二\n\n三</pre>",
        "<p>一<br>二</p>\n<p>三</p>",
    ),
    "a message whose lines are kept by a style": (
        '<div style="white-space:pre-wrap">一\n二</div>',
        "<p>一</p>\n<p>二</p>",
    ),
    "lines of a listing, and of text that shows its tags": (
        "<listing>一\n二</listing><xmp>三\n<b>四</xmp>五",
        "<p>一</p>\n<p>二</p>\n<p>三</p>\n<p>&lt;b&gt;四</p>\n<p>五</p>",
    ),
    "what a form's fields hold": (
        "<p>一<textarea>二</textarea><select><option>三</option></select></p>",
        "<p>一</p>",
    ),
    "what lets everything through": (
        "<p>一<span style='opacity:0.0'>二</span></p>",
        "<p>一</p>",
    ),
    "a headline with a gradient": (
        "<p style='background-clip:text;color:transparent'>一</p>",
        "<p>一</p>",
    ),
    "parts of an SVG that are not drawn": (
        (
            "<svg><symbol><text>六</text></symbol><clipPath><text>二</text></clipPath>"
            "<mask><text>三</text></mask><pattern><text>四</text></pattern><marker><text>五</text>"
            "</marker><text>一</text></svg>"
        ),
        "<p>一</p>",
    ),
    "text of an SVG that its attributes hide": (
        (
            "<svg><text opacity='0'>四</text><text font-size='0'>二</text>"
            "<text visibility='hidden'>三</text><text opacity='0.5' font-size='9'>一</text></svg>"
        ),
        "<p>一</p>",
    ),
    "paragraphs in an SVG layout": (
        (
            '<section><svg viewBox="0 0 9 9"><defs><text>二</text></defs><g><foreignObject x="0">'
            '<section><p>一</p><p style="display:none">三</p></section></foreignObject></g>'
            "<text>四<tspan>五</tspan></text></svg></section>"
        ),
        "<p>一</p>\n<p>四五</p>",
    ),
    "a picture of lines within text": ("<p>一<svg><path d='M0 0'/></svg>二</p>", "<p>一二</p>"),
}
