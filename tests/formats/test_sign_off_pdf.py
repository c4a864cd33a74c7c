"""The sign-off sheet as PDF: every word of it can be read, also by programs, and no font is shipped for it."""

from dataclasses import replace

import pypdfium2

from articles.formats import sign_off_pdf
from articles.formats.sign_off_pdf import SheetDocument, SheetPart, SheetRow

SUM = "9f2c" * 16
ROW = SheetRow("终审", "张总编 (zong)", "2026-11-28 00:40:12", SUM, "签后有改动")
PART = SheetPart("一条河的十年 <&>", "第1版 · 要闻", (ROW, ROW), ("未签：复审",))
SHEET = SheetDocument(
    "审签单：2026年11月20日 第1版",
    "截至 2026-11-28",
    ("审级", "操作人", "时间", "SHA-256", "此后"),
    (PART,),
)


def texts_of(data):
    document = pypdfium2.PdfDocument(data)
    return [
        page.get_textpage().get_text_bounded().replace("\r\n", "").replace(" ", "")
        for page in document
    ]


def test_all_of_it_is_text():
    (text,) = texts_of(sign_off_pdf.write(SHEET))
    said = (SHEET.title, PART.title, PART.place, ROW.who, SUM, ROW.after, *PART.remarks)
    for words in said:
        assert words.replace(" ", "") in text, words


def test_the_same_sheet_gives_the_same_bytes():
    assert sign_off_pdf.write(SHEET) == sign_off_pdf.write(SHEET)


def test_an_issue_of_four_hundred_stories_goes_over_pages():
    data = sign_off_pdf.write(replace(SHEET, parts=(PART,) * 400))
    assert sum(text.count("一条河的十年") for text in texts_of(data)) == 400


def test_a_story_with_more_signatures_than_a_page_holds_goes_over_pages():
    many = replace(PART, rows=(ROW,) * 90)
    texts = texts_of(sign_off_pdf.write(replace(SHEET, parts=(many,))))
    assert sum(text.count(SUM) for text in texts) == 90


def test_no_font_is_in_the_file():
    assert b"FontFile" not in sign_off_pdf.write(SHEET)
