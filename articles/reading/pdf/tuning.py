"""Limits of what a page of a PDF may be, and of what its drawings are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetRules:
    """Lengths in points (1/72 inch)."""

    # Longer side of the largest page, two metres: twice the widest spread that is printed. What
    # is larger is a poster or a page at the wrong scale, and would be drawn with too many
    # pixels.
    largest: float = 5_700.0
    # Shorter side of the smallest page, an inch: what is smaller is a logo or an empty export.
    smallest: float = 70.0
    # Share of what is shown that a page's trim box must leave; one that leaves less is wrong and not followed.
    least_trim: float = 0.5
    # Characters of one page: a dense broadsheet has 12,000, a spread of share prices 60,000.
    # More is a whole issue on one page, or an attack.
    most_characters: int = 150_000
    # Text runs, pictures and paths of one page, those inside forms too: enough for a page with maps.
    most_objects: int = 400_000
    # Share of all characters below which the seen ones are none of the page's text: it is a scan, with its text unseen.
    scanned: float = 0.1
    # Share of all characters that may stand as 〓. Raised, pages come in of which an editor would have to type most;
    # lowered, pages whose headlines alone are set in a font without a table are refused.
    unreadable: float = 0.4
    # Characters of an OCR layer from which it is judged: a picture with a word or two on it is no scan of a text.
    # Raised, short pages of noise come in.
    judged_layer: int = 60
    # Share of an OCR layer's characters that must make words. Measured: 0.96 and more in layers that can be read,
    # 0.75 where a quarter of the characters are wrong, 0.57 where nearly half are, 0.33 and less in those of pictures,
    # or read as another language. Raised, poor scans are refused that an editor could mend; lowered, noise becomes
    # stories.
    legible: float = 0.65
    # Share of a page's letters that may be such as nobody prints. Measured: 0.01 and less where the tables are right.
    # Raised, pages come in whose fonts name Chinese by letters of other scripts.
    garbled: float = 0.2
    # Ems from which a Latin character is as wide as a Chinese one: W is hardly wider.
    # Lowered, a page in wide type is refused.
    latin_cell: float = 0.97
    # Share of a page's characters that are so, from which its tables are wrong.
    # Lowered, headlines in full-width letters count.
    latin_cells: float = 0.5
    # Lightness from which type is as white as paper: its contrast is 1.1 (WCAG 2, relative luminance 0.905).
    # Lowered, pale yellow headlines are lost; raised, notes in hidden white come in.
    paper: float = 0.957
    # Share of the page from which a white area is its paper. Lowered, white headlines on a photo that is painted as a
    # pattern are lost; raised, hidden notes on a page with a white ground come in.
    ground: float = 0.8
    # Share of the middle of a character that must lie under what is painted later for it to be hidden. Raised, type
    # under an area that is hardly as high as its ink comes in; lowered, characters are lost of which a part shows.
    covered: float = 0.9
    # Areas painted after text that are looked under: pages on which text was replaced have a few. More are a map or a
    # chart, and would take long.
    most_covers: int = 400
    # Width up to which what is drawn is a rule and no area.
    rule_width: float = 3.0
    # Length from which it is a rule, as long as a line of type is high; shorter strokes are parts of a figure.
    shortest_rule: float = 9.0
    # Segments of the path of a rectangle: four sides, round corners, and the way back.
    rectangle_segments: int = 14


SHEET = SheetRules()
