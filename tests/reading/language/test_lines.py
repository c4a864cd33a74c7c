"""Printed lines joined into the text of a paragraph."""

from articles.reading.language.lines import TextLine, joined


def test_lines_are_joined_without_a_space_but_where_one_is_set_at_the_break():
    lines = [
        TextLine(0, "银鱼上岸"),
        TextLine(1, "了，共13", space_after=True),
        TextLine(2, "吨"),
        TextLine(3, "Moon"),
        TextLine(4, "Lake"),
    ]
    assert joined(lines) == "银鱼上岸了，共13吨Moon Lake"
    assert (
        joined([TextLine(0, "一湖碧水", space_after=True), TextLine(1, "两岸新居")])
        == "一湖碧水 两岸新居"
    )
