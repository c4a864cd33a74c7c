"""Thresholds of what each block of a page is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RegionRules:
    """Lengths in ems of the type at hand unless they say otherwise."""

    body_range: tuple[float, float] = (0.8, 1.25)  # times the page's usual size: what may be text
    body_share: float = 0.08  # of the characters in that range that a type sets, to be one for text …
    body_lines: int = 3  # … in blocks of so many lines
    column_slack: float = 0.6  # by which a line may stand beyond its column's edge
    top_band: float = 0.16  # share of the page's height in which its head ends
    bottom_band: float = 0.06
    wide_rule: float = 0.5  # share of the page's width of the rule below its head
    longest_label: int = 10  # characters
    label_box: float = 3.6  # the height of a label's box, times its type
    smallest_ad: float = 3_000.0  # square points: smaller boxes around the word 广告 are its own plate
    table_cells: int = 6  # pieces in a box without a sentence: a table or figures
    table_rows: int = 3  # rules of a table without a box, below each other
    figure_parts: int = 4  # drawings of a chart or a table without a box
    hang_together: float = 2.0  # points between its drawings
    at_figure: float = 1.6  # ems of a word's type that it may stand outside
    longest_cell: int = 8  # characters
    numbers: float = 0.4  # share of its lines with a number
    lowest_picture: float = 24.0  # points: what is lower or narrower is an ornament …
    smallest_picture: float = 2_200.0  # … or has fewer square points
    background: float = 0.8  # share of the page that no picture fills
    caption_gap: float = 2.2  # between a picture and its caption, times the page's usual size
    widest_caption: float = 2.0  # times its picture, if it is centred below it
    touching: float = 1.5  # between pictures that share a caption, likewise
    stack_gap: float = 0.95  # between the lines of a stack, times the larger type
    stack_overlap: float = 0.5
    beside_stack: float = 1.2  # between a headline and small type at its end, times the small type
    far_deck: float = 24.0  # … over columns that go on with its text
    beside_upright: float = 1.3  # between upright lines of a stack, times the larger type
    beside_size: float = 0.63  # times the headline: what is larger is a headline of its own
    known_label: float = 2.9  # labels.label_score of words that name a section wherever they stand
    clear_size: float = (
        1.25  # times the next smaller type of its stack: a headline that shows which type headlines have
    )
    headlines_alike: float = 0.7  # share of such headlines from which all are in that type
    nearly_largest: float = 0.85  # times the largest type of its stack
    same_headline: float = 0.93  # times the largest type of a headline: its other lines
    other_font: float = 0.985  # … in another font
    label_size: float = 0.75  # times the headline: a section's name is smaller
    around_quote: float = 1.2  # of white and rules around a quotation, times its type
    largest_crosshead: float = 1.6  # times the usual size
    band_height: float = 0.9  # by which the tops of columns beside each other may differ, likewise
    head_gap: float = 6.5  # between a stack and its columns: a byline may stand there, likewise
    label_gap: float = 5.0  # between a label and its stack below it, likewise
    display: float = 1.22  # times the usual size: what is larger is no text
    default_size: float = 9.0
    clear_headlines: int = 3
    same_height: float = 0.5
    crosshead_lines: int = 3
    crosshead_gap: float = 4.0


REGIONS = RegionRules()
