"""The credits of two photo stories side by side are not run together."""

from articles.reading.layout.page import read_sheet_layout
from tests.reading.column_pages import make_two_photo_stories


def test_of_eighteen_pages_at_least_seventeen_have_each_photo_story_s_text_and_photographer():
    right = 0
    for seed in range(18):
        page, stories = make_two_photo_stories(seed)
        findings = read_sheet_layout(page, 1).findings
        told = {
            f.story.headline: [
                (p.caption, [c.name for c in p.credits]) for p in f.story.pictures
            ]
            for f in findings
        }
        right += all(
            told.get(headline) == [(text, [name])] for headline, (text, name) in stories.items()
        )
    assert right >= 17


def test_no_credit_is_left_over_or_joined_to_another():
    for seed in range(18):
        page, _ = make_two_photo_stories(seed)
        assert read_sheet_layout(page, 1).leftovers == ()
