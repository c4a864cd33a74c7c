"""More ways to hide something in a page's PDF, see `tests.hostile`: text on the page that nobody sees."""

from pikepdf import Dictionary, Name

from tests.hostile import SECRET, WAYS, _append, _page, way

__all__ = ["WAYS", "way"]
_BOX = b"q 1 1 1 rg 20 12 400 26 re f Q"


def _write(pdf, *content):
    """Where nothing is printed: at the page's foot."""
    _page(pdf).Resources.Font.Notes = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    _append(pdf, b"\n".join(one.replace(b"SECRET", SECRET) for one in content))


@way
def _text_under_a_white_box(pdf):
    _write(pdf, b"BT /Notes 9 Tf 30 20 Td (SECRET) Tj ET", _BOX)


@way
def _text_in_parts_under_a_white_box(pdf):
    _write(pdf, b"BT /Notes 9 Tf 30 20 Td (SECRET ) Tj [(SEC) -20 (SECRET)] TJ ET", _BOX)


@way
def _white_text_on_white(pdf):
    _write(pdf, b"q 1 1 1 rg BT /Notes 9 Tf 30 20 Td (SECRET) Tj ET Q")


@way
def _text_that_is_drawn_unseen(pdf):
    _write(pdf, b"BT /Notes 9 Tf 3 Tr 30 20 Td (SECRET) Tj 0 Tr ET")
