"""Bytes → text: what encodings are read, what is refused and how, what becomes of characters that print nothing."""

import codecs

import pytest

from articles.reading import ReadingError, Source, read_pages
from articles.reading.dump.decoding import decode
from articles.reading.dump.text import read_dump
from tests.factories import make_image
from tests.reading.typesetter import texts, write

TEXT = "清晨，渔民撒网捕鱼，\n湖面波光粼粼。\n“今年的收成不错！”\n"
UTF16 = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def lines_of(data: bytes) -> list[str]:
    return [line.text for page in read_dump(data) for line in page.lines]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_gives_the_same_lines(encoding, ends):
    assert lines_of(TEXT.replace("\n", ends).encode(encoding)) == TEXT.split()


CHINESE = "".join(write(3, 4))


@pytest.mark.parametrize(
    "garbled",
    [
        CHINESE.encode("gbk").decode("latin-1"),
        CHINESE.encode().decode("cp1252", "ignore"),
        "".join(chr(ord(c) + 37) if c > "\u4e00" else c for c in CHINESE),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_chinese_that_was_decoded_wrongly_before_is_refused_with_what_to_do(garbled, encoding):
    with pytest.raises(ReadingError, match="Dump the page anew as UTF-8, or run OCR"):
        decode(garbled.encode(encoding))


@pytest.mark.parametrize("encoding", UTF16)
def test_utf16_with_its_mark_loses_the_mark_only(encoding):
    assert decode(UTF16[encoding] + TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_of_digits_and_letters_is_told_by_its_zero_bytes(encoding):
    assert decode("A03 2023-11-08 News".encode(encoding)) == "A03 2023-11-08 News"


@pytest.mark.parametrize("character", ["㐀", "𠮷", "€", "é", "Ж"])
def test_gb18030_reads_what_gbk_has_no_code_for(character):
    text = f"渔民{character}撒网捕鱼，湖面波光粼粼。"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(("encoding", "bytes_a_character"), [("utf-8", 3), ("gb18030", 2)])
def test_a_file_cut_off_inside_a_character_is_refused(encoding, bytes_a_character):
    data = "渔民撒网捕鱼，湖面波光粼粼。".encode(encoding)
    for missing in range(1, bytes_a_character):
        with pytest.raises(ReadingError, match="it was cut off"):
            decode(data[:-missing])


def test_a_utf16_file_cut_off_inside_a_character_is_refused():
    with pytest.raises(ReadingError, match="it was cut off"):
        decode(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1])


def test_short_bytes_of_one_encoding_are_no_cut_text_of_another():
    assert decode("A中".encode("gb18030")) == "A中"


def test_more_pages_or_lines_than_any_paper_has_are_refused_before_they_are_read():
    with pytest.raises(ReadingError, match="holds 201 pages, at most 200"):
        read_dump("字\f".encode() * 201)
    with pytest.raises(ReadingError, match="holds 100001 printed lines, at most 100000"):
        read_dump("字\n\n".encode() * 100_001)


@pytest.mark.parametrize("rest", ["撒网捕鱼，湖面波光粼粼", "12345"])
def test_bytes_that_are_wrong_before_the_end_of_utf8_are_no_cut(rest):
    data = codecs.BOM_UTF8 + "渔民".encode() + b"\xff\xff" + rest.encode()
    with pytest.raises(ReadingError, match="says it is utf-8, but its bytes are not"):
        decode(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF"])
def test_an_image_renamed_to_txt_is_refused_by_its_kind(kind):
    with pytest.raises(ReadingError, match=f"This is a {kind} file, not text"):
        decode(make_image(kind=kind))


@pytest.mark.parametrize(
    ("start", "kind"), [(b"PK\x03\x04", "zip"), (b"\x1f\x8b\x08", "gzip"), (b"\x7fELF", "ELF")]
)
def test_a_file_of_another_kind_is_refused_by_its_kind(start, kind):
    with pytest.raises(ReadingError, match=f"This is a {kind} file"):
        read_pages(Source("page.txt", start + TEXT.encode()))


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x00" * 500, b"\x01\x02\x03\x04" * 100, b"\x80\xff" * 300]
)
def test_bytes_of_no_writing_are_refused_and_say_what_to_do(data):
    with pytest.raises(ReadingError, match=r"(save|Save) the dump as UTF-8 and try again"):
        decode(data)


def test_half_a_character_alone_is_refused():
    with pytest.raises(ReadingError, match="neither UTF-8 nor GB18030 nor UTF-16"):
        decode("渔".encode()[:1])


def test_nothing_at_all_is_refused():
    with pytest.raises(ReadingError, match=r"The file is empty \(0 bytes\)"):
        decode(b"")


@pytest.mark.parametrize(
    "blank", ["\n", "\r\n\r\n", " \t\n　　\n", "\f\f\n", "\ufeff\n", "\n" * 5000]
)
def test_blank_lines_alone_are_no_page(blank):
    with pytest.raises(ReadingError, match="The file holds no text"):
        read_pages(Source("page.txt", blank.encode()))


def test_an_error_keeps_its_message_and_arguments_apart_for_the_translation():
    with pytest.raises(ReadingError) as caught:
        decode(b"%PDF-1.4")
    assert caught.value.message % caught.value.arguments == str(caught.value)
    assert caught.value.arguments == {"kind": "PDF"}


def test_blank_lines_stand_between_lines_without_meaning():
    sparse, dense = TEXT.replace("\n", "\n \n\n"), TEXT
    assert lines_of(sparse.encode()) == lines_of(dense.encode())


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x07", "\u2066", "\xad", "\ufeff"])
def test_what_prints_nothing_is_taken_out_of_the_text_and_kept_as_an_escape(hidden):
    (page,) = read_pages(
        Source(
            "page.txt", f"清晨，渔民{hidden}撒网捕鱼，湖面波光粼粼，岸边人来人往。\n".encode()
        )
    )
    assert texts(page.findings[0].story) == ["清晨，渔民撒网捕鱼，湖面波光粼粼，岸边人来人往。"]
    assert [leftover.text for leftover in page.leftovers] == [f"\\u{ord(hidden):04x}"]


def test_a_glyph_of_which_its_font_said_nothing_is_missing_and_its_story_is_doubted():
    (page,) = read_pages(
        Source("page.txt", "清晨，渔民王\0撒网捕鱼，湖面波光粼粼，岸边人来人往。\n".encode())
    )
    (finding,) = page.findings
    assert texts(finding.story) == ["清晨，渔民王〓撒网捕鱼，湖面波光粼粼，岸边人来人往。"]
    assert finding.doubts


def test_markup_is_text_like_any_other():
    (page,) = read_pages(
        Source(
            "page.txt", "他写下<b>两行</b><script>alert(1)</script>字，随后离开。\n".encode()
        )
    )
    assert texts(page.findings[0].story) == [
        "他写下<b>两行</b><script>alert(1)</script>字，随后离开。"
    ]
