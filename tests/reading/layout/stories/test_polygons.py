"""Regions: few corners, no overlap, the white between two stories shared."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.geometry import Box
from articles.reading.layout.stories.polygons import polygons_of

PAGE = Box(0, 0, 600, 800)
INNER = Box(210, 210, 390, 390)
SHAPES = {
    "rectangle": ([Box(10, 10, 190, 190)], 4),
    "L": ([Box(10, 10, 200, 400), Box(10, 400, 400, 600)], 6),
    "U": ([Box(10, 100, 200, 400), Box(400, 100, 590, 400), Box(10, 400, 590, 500)], 8),
    "ring": (
        [
            Box(10, 10, 590, 200),
            Box(10, 200, 200, 400),
            Box(400, 200, 590, 400),
            Box(10, 400, 590, 590),
        ],
        8,
    ),
}
boxes = st.tuples(*(st.integers(0, 11) for _ in range(4))).filter(
    lambda c: c[0] != c[2] and c[1] != c[3]
)


def inside(point, polygon):
    """By the even-odd rule."""
    x, y = point
    edges = zip(polygon, [*polygon[1:], polygon[0]], strict=True)
    return (
        sum(
            (ya > y) != (yb > y) and x < (xb - xa) * (y - ya) / (yb - ya) + xa
            for (xa, ya), (xb, yb) in edges
        )
        % 2
        == 1
    )


def holders(point, found):
    return [
        n
        for n, polygons in enumerate(found)
        if any(inside(point, polygon) for polygon in polygons)
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_story_around_another_has_the_corners_of_its_shape_and_leaves_it_out(shape):
    story, corners = SHAPES[shape]
    found = polygons_of([story, [INNER]], PAGE)
    assert max(len(polygon) for polygon in found[0]) <= corners
    assert holders((300, 300), found) == [1]
    assert all(0 in holders(((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2), found) for b in story)


def test_two_columns_share_the_white_between_them():
    (left,), (right,) = polygons_of([[Box(10, 10, 100, 200)], [Box(104, 10, 200, 200)]], PAGE)
    assert max(x for x, _ in left) == min(x for x, _ in right) == 102


@settings(max_examples=120, deadline=None)
@given(st.lists(boxes, min_size=2, max_size=8), st.randoms())
def test_no_two_regions_overlap_however_stories_lie(corners, shuffle):
    """Boxes of a grid that do not meet, dealt out to three stories."""
    free = []
    for a, b, c, d in corners:
        box = Box(
            min(a, c) * 50.0, min(b, d) * 60.0, max(a, c) * 50.0 - 8, max(b, d) * 60.0 - 8
        )
        if not any(
            box.x0 < o.x1 and o.x0 < box.x1 and box.y0 < o.y1 and o.y0 < box.y1 for o in free
        ):
            free.append(box)
    stories = [free[n::3] for n in range(3) if free[n::3]]
    found = polygons_of(stories, PAGE)
    grid = itertools.product(range(3, 600, 10), range(3, 800, 10))
    assert not [
        point for point in grid if len(holders((point[0] + 0.37, point[1] + 0.41), found)) > 1
    ]
