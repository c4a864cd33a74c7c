"""A level headline runs across upright text, and an upright deck stands at the right of it, below the headline."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.typesetter import set_lines, write
from tests.reading.upright_pages import UprightPage

EM = 9.0


def squeezed(story):
    return "".join("".join(p.text for p in story.body).split())


def set_text(page, seed, corner, *, wide, tiers, deep=13):
    """So many tiers of so many lines from a corner at the upper right; the text."""
    lines, told = [], []
    for paragraph in write(seed, 60, (1, 3)):
        found = set_lines(paragraph, deep)
        if lines and len(lines) + len(found) > wide * tiers:
            break
        lines += [(text, 0 if n else 2) for n, text in enumerate(found)]
        told.append(paragraph)
    right, top = corner
    for n, (text, indent) in enumerate(lines):
        tier, at = divmod(n, wide)
        y = top + (tier * (deep + 1.5) + indent) * EM
        page.upright(text, right - EM - 1.6 * EM * at, y, EM)
    return "".join(told)


@pytest.mark.parametrize("tiers", [1, 2, 3])
@pytest.mark.parametrize("seed", range(20, 24))
@pytest.mark.parametrize("large", [24, 34])
def test_a_banner_with_an_upright_deck_heads_the_text_in_the_corner(tiers, seed, large):
    page = UprightPage(seed)
    page.level("江南日报　2026年11月20日　星期五", 40, 20, 9.0)
    banner = "湖上新桥今日通车两岸同庆"
    page.level(banner, 505 - large * len(banner), 60, large, style=1)
    page.upright("渔船陆续出港", 488, 70 + large, 0.55 * large, style=1)
    told = set_text(page, seed, (474, 70 + large), wide=24, tiers=tiers)
    findings = read_sheet_layout(page.sheet(540, 760, shuffled=True), 1).findings
    (story,) = [finding.story for finding in findings]
    assert (story.headline, story.deck) == (banner, "渔船陆续出港")
    assert squeezed(story) == told


@pytest.mark.parametrize("seed", range(30, 34))
def test_a_story_below_keeps_its_own_upright_headline(seed):
    page = UprightPage(seed)
    page.level("湖上新桥今日通车两岸同庆", 97, 60, 34, style=1)
    page.upright("渔船陆续出港", 488, 104, 17, style=1)
    upper = set_text(page, seed, (474, 104), wide=24, tiers=2)
    page.drawings.append(Drawing("rule", Box(40, 376, 505, 376.6)))
    page.upright("集市开张迎来游人", 479, 392, 26, style=1)
    lower = set_text(page, seed + 50, (464, 392), wide=24, tiers=2)
    findings = read_sheet_layout(page.sheet(540, 760, shuffled=True), 1).findings
    found = {f.story.headline: squeezed(f.story) for f in findings}
    assert found == {"湖上新桥今日通车两岸同庆": upper, "集市开张迎来游人": lower}


@pytest.mark.parametrize("byline", ["本報記者 黃志明", "记者 陈立", "□ 周小舟"])
@pytest.mark.parametrize("at", [150, 230, 300])
def test_names_below_a_level_headline_sign_the_text_though_a_picture_stands_below(byline, at):
    page = UprightPage(7)
    page.level("湖上新桥今日通车两岸同庆", 120, 60, 30, style=1)
    page.level(byline, at, 98, 9.0)
    told = set_text(page, 41, (530, 120), wide=12, tiers=2, deep=16)
    page.drawings.append(Drawing("image", Box(60, 120, 330, 245)))
    page.level("新桥昨天通车，居民到场庆祝。", 60, 250, 8.5)
    (finding,) = read_sheet_layout(page.sheet(560, 500), 1).findings
    story = finding.story
    assert [c.name for c in story.bylines] == [byline.split()[-1]]
    assert [p.caption for p in story.pictures] == ["新桥昨天通车，居民到场庆祝。"]
    assert squeezed(story) == told


@pytest.mark.parametrize("large", [9.0, 11.5, 14.0])
def test_a_date_in_the_pages_head_is_no_headline_of_the_text_below(large):
    page = UprightPage(12)
    page.level("2026年11月20日", 300, 40, large)
    told = set_text(page, 12, (474, 70), wide=24, tiers=2)
    findings = read_sheet_layout(page.sheet(540, 760), 1).findings
    (story,) = [finding.story for finding in findings]
    assert (story.headline, squeezed(story)) == ("", told)


def ruled_page(seed, title, above=""):
    """Upright text below a rule, above the rule a level title alone, above that what is given."""
    page = UprightPage(seed)
    page.level(title, 160, 60, 26, style=1)
    page.level(above, 60, 42, 9.0)
    page.drawings.append(Drawing("rule", Box(130, 94, 474, 94.6)))
    return page, set_text(page, seed, (474, 104), wide=24, tiers=2)


@pytest.mark.parametrize("title", ["湖上新桥今日通车", "银鱼上市渔船满载而归"])
@pytest.mark.parametrize("seed", range(40, 44))
def test_a_level_headline_alone_above_a_rule_heads_the_text_below_it(seed, title):
    page, told = ruled_page(seed, title)
    findings = read_sheet_layout(page.sheet(540, 760, shuffled=True), 1).findings
    (story,) = [finding.story for finding in findings]
    assert (story.headline, squeezed(story)) == (title, told)


@pytest.mark.parametrize("title", ["江南日报副刊", "湖畔", "江南周末"])
def test_a_papers_or_sections_name_above_a_rule_heads_no_text(title):
    page, told = ruled_page(44, title)
    findings = read_sheet_layout(page.sheet(540, 760), 1).findings
    (story,) = [finding.story for finding in findings if finding.story.body]
    assert (story.headline, squeezed(story)) == ("", told)
