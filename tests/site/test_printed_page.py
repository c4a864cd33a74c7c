"""The page as printed: its picture, the zones over it, the list beside it, the ways to and from it."""

import pytest

from articles.desk import publishing
from tests.factories import make_article, make_issue, make_page, make_published
from tests.site.costs import cost_made_anew
from tests.site.prints import make_print, make_zone, with_picture

pytestmark = pytest.mark.django_db
MOST = 8  # queries, as of every page of the site


def zones(page):
    return page.all("a", cls="zone")


def scripts(page):
    """The site's own script files that the page runs."""
    folder = "/static/articles/"
    names = [script.attributes.get("src", "") for script in page.all("script")]
    return [name.removeprefix(folder) for name in names if name.startswith(folder)]


def test_the_picture_comes_in_all_sizes_with_a_jpeg_behind_and_says_its_own(read):
    page = read(make_print())
    source, image = page.one("source"), page.one("img", alt="版面图")
    assert source.attributes["type"] == "image/webp"
    assert [part.split()[1] for part in source.attributes["srcset"].split(", ")] == [
        "240w",
        "960w",
        "1600w",
    ]
    assert image.attributes["src"].endswith(".jpeg")
    assert (image.attributes["width"], image.attributes["height"]) == ("1600", "2400")


def test_each_story_is_a_zone_in_reading_order_that_is_named_and_leads_to_it(read):
    printed = make_print(3)
    page = read(printed)
    stories = list(printed.articles.order_by("position"))
    assert [zone.attributes["href"] for zone in zones(page)] == [
        story.get_absolute_url() for story in stories
    ]
    assert [zone.text for zone in zones(page)] == [story.title for story in stories]
    assert [zone.attributes["id"] for zone in zones(page)] == [
        f"a-{story.pk}" for story in stories
    ]


def test_zones_lie_in_the_pictures_own_shape(read):
    printed = with_picture(make_page())
    make_zone(make_published(page=printed), left=0.5, top=0.2)
    page = read(printed)
    assert page.one("svg", cls="zones").attributes["viewbox"] == "0 0 1000 1500"
    assert page.one("polygon").attributes["points"] == "500,300 800,300 800,600 500,600"


def test_the_list_has_every_story_also_one_that_was_not_cut_out(read):
    printed = make_print(1)
    make_published(page=printed, headline="没有热区")
    page = read(printed)
    assert page.texts("h2")[-1] == "没有热区"
    assert len(zones(page)) == 1


def test_zone_and_entry_carry_the_same_mark(read):
    page = read(make_print(2))
    marks = [
        element.attributes["data-story"]
        for element in page.elements
        if "data-story" in element.attributes
    ]
    assert marks == marks[:2] * 2


def test_a_story_on_two_pages_has_a_zone_on_both_and_each_leads_to_the_other(read):
    issue = make_issue()
    first, fourth = make_print(1, issue), make_print(1, issue)
    story = first.articles.get()
    make_zone(story, page=fourth, top=0.7, position=2)
    front, inside = read(first), read(fourth)
    assert front.link(href=f"{fourth.get_absolute_url()}#a-{story.pk}")
    assert "下转第2版" in front.text("ol", cls="on-sheet")
    assert [zone.attributes["id"] for zone in zones(inside)][-1] == f"a-{story.pk}"
    assert inside.link(href=f"{first.get_absolute_url()}#a-{story.pk}")
    assert "上接第1版" in inside.text("ol", cls="on-sheet")


def test_a_page_on_which_stories_only_go_on_is_there(read):
    issue = make_issue()
    first, second = make_print(1, issue), with_picture(make_page(issue))
    story = first.articles.get()
    make_zone(story, page=second, position=2)
    assert len(zones(read(second))) == 1
    assert [page.get_absolute_url() for page in (first, second)] == read(first).links_in(
        "nav", cls="sheets"
    )


def test_two_parts_of_a_story_on_one_page_are_one_zone(read):
    printed = make_print(1)
    make_zone(printed.articles.get(), top=0.6, position=2)
    page = read(printed)
    assert (len(zones(page)), len(page.all("polygon"))) == (1, 2)


def test_what_may_not_be_read_is_covered_and_no_file_is_offered_that_shows_it(read):
    printed = make_print(2)
    publishing.withdraw([printed.articles.first()], None, reason="事实有误")
    page = read(printed)
    assert len(zones(page)) == len(page.all("polygon", cls="covered")) == 1
    assert page.all("a", cls="enlarge") == page.all("a", type="application/pdf") == []
    assert read(printed.issue).all("a", type="application/pdf") == []


def test_editors_see_drafts_in_their_zones(read, as_editor):
    printed = make_print(1)
    make_zone(make_article(page=printed), top=0.6)
    page = read(printed)
    assert len(zones(page)) == 2
    assert page.all("polygon", cls="covered") == []


def test_a_page_and_the_issue_offer_the_pages_pdf(read):
    printed = make_print()
    for page in (read(printed), read(printed.issue)):
        links = page.all("a", type="application/pdf")
        assert [link.attributes["href"] for link in links if "download" in link.attributes] == [
            printed.pdf.url
        ]


def test_enlarging_without_script_is_a_link_to_the_largest_picture(read):
    printed = make_print()
    assert read(printed).link(cls="enlarge") == f"/media/{printed.images[2]['name']}"


def test_the_other_pages_are_shown_small_and_loaded_when_they_are_looked_at(read):
    issue = make_issue()
    printed, text = make_print(1, issue), make_page(issue)
    make_published(page=text)
    page = read(printed)
    assert page.links_in("nav", cls="sheets") == [
        one.get_absolute_url() for one in (printed, text)
    ]
    thumbnails = page.all("img", alt="")
    assert {
        (image.attributes["width"], image.attributes["loading"]) for image in thumbnails
    } == {("240", "lazy")}


def test_an_article_leads_to_its_place_on_the_page(read):
    printed = make_print(1)
    story = printed.articles.get()
    place = f"{printed.get_absolute_url()}#a-{story.pk}"
    assert read(story).links_in("p", cls="printed")[-1] == place
    assert read(story).links_in("aside", cls="in-print") == [place]


def test_a_page_from_text_has_no_picture_and_no_script_but_the_one_that_leafs(read):
    page = read(make_published().page)
    assert page.all("svg") == page.all("picture") == []
    assert scripts(page) == ["leaf.js", "reading.js"]
    assert page.all("div", cls="list")


def test_the_scripts_are_deferred_files_and_nothing_is_inline(read):
    page = read(make_print())
    assert scripts(page) == ["page.js", "closer.js", "leaf.js", "reading.js"]
    # a module waits for the page by itself
    waiting = [{"defer", "type"} & set(script.attributes) for script in page.all("script")[:-1]]
    assert all(waiting)
    assert not any(script.text for script in page.all("script"))
    assert [
        name
        for element in page.elements
        for name in element.attributes
        if name == "style" or name[:2] == "on"
    ] == []


def test_a_headline_with_markup_in_it_stays_text(read):
    page = read(make_print(1, headline='<script>"x"</script>'))
    assert len(scripts(page)) == len(page.all("script"))
    assert zones(page)[0].text == '<script>"x"</script>'


@pytest.mark.parametrize("kind", ["page", "issue", "article"])
def test_print_costs_the_same_queries_with_one_story_and_page_as_with_fifteen(
    client, kind, settings
):
    settings.KEEP_PAGES = 600
    printed = make_print(1)
    story = printed.articles.get()
    address = {"page": printed, "issue": printed.issue, "article": story}[
        kind
    ].get_absolute_url()
    costs = [cost_made_anew(client, address)]
    for number in range(2, 16):
        make_zone(make_published(page=printed), top=0.7)
        make_zone(story, page=make_print(2, printed.issue), position=number)
    costs.append(cost_made_anew(client, address))
    assert costs[0] == costs[1] <= MOST
