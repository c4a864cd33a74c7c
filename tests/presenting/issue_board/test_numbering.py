"""Pages and issues that are missing by their numbers."""

import pytest

from articles.presenting.issue_board.numbering import (
    PrintedNumber,
    as_printed,
    missing_issues,
    missing_pages,
    printed_numbers,
)


def missing(*numbers):
    return [as_printed(one, numbers) for one in missing_pages(numbers)]


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        ("1 2 3 4", ""),
        ("1 2 4", "3"),
        ("2 4 8", "1 3 5 6 7"),
        ("4 1 2", "3"),
        ("01 02 04", "03"),
        ("A1 A2 A4 B1 B3", "A3 B2"),
        ("A01 A02 A04 B02", "A03 B01"),
        ("1 2 A1 A3", "A2"),
        ("1 2-3 5", "4"),
        ("A1 A2-3 A5", "A4"),
        ("a1 a3", "A2"),
        ("1", ""),
        ("08 10", "01 02 03 04 05 06 07 09"),
    ],
)
def test_each_part_has_all_pages_up_to_its_last(numbers, gaps):
    assert missing(*numbers.split()) == gaps.split()


@pytest.mark.parametrize("number", ["", "特1", "增刊", "1/8", "第三版"])
def test_what_counts_nothing_tells_of_no_page(number):
    assert printed_numbers(number) == ()
    assert missing(number, "2") == ["1"]


def test_pages_stand_in_the_order_of_parts_and_numbers():
    assert sorted([PrintedNumber("B", 1), PrintedNumber("A", 10), PrintedNumber("A", 2)]) == [
        PrintedNumber("A", 2),
        PrintedNumber("A", 10),
        PrintedNumber("B", 1),
    ]


@pytest.mark.parametrize(
    ("number", "before", "gap"),
    [
        (7218, 7217, None),
        (7219, 7217, (7218, 7218)),
        (7225, 7217, (7218, 7224)),
        (7217, 7217, None),
        (1, 7217, None),
        (None, 7217, None),
        (7218, None, None),
    ],
)
def test_running_numbers_between_two_issues_are_missing(number, before, gap):
    assert missing_issues(number, before) == gap
