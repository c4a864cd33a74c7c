"""The paper's own masthead and footer with all that a paper says, at every width, in the light and in the dark."""

import pytest
from django.core.files.base import ContentFile

from tests.browser.built_once import built_once
from tests.browser.test_site_browser import LOW_CONTRAST, WIDTHS, overflow
from tests.factories import make_image, make_published, make_site_settings
from tests.site.papers import fill_paper
from tests.site.test_own_views import FOOTER

pytestmark = pytest.mark.django_db
LONG = {
    "copyright": "江南日报社版权所有。未经书面授权，任何媒体、网站或个人不得转载、摘编或以其他方式使用本网稿件。"
    * 4,
    "links": "\n".join(
        f"中国互联网违法和不良信息举报中心{n} https://www.news.cn/{n}" for n in range(9)
    ),
    "hotline": "0731-84321234、0731-84321235、0731-84321236（夜班）",
    "report_email": "weifahebuliangxinxijubao@jiangnanribao-media-group.example",
    "news_licence": "互联网新闻信息服务许可证编号43120230001号（至2029年12月31日）",
}
# The boxes of the masthead's picture and of the date beside it, or over and under it.
APART = """() => {
    const [name, ear] = [".name img", ".masthead .ear"].map(
        found => document.querySelector(found).getBoundingClientRect());
    const beside = name.right <= ear.left || ear.right <= name.left;
    const under = name.bottom <= ear.top || ear.bottom <= name.top;
    return [name.width > 60 && name.height > 16, name.right <= innerWidth && ear.right <= innerWidth, beside || under];
}"""


@pytest.fixture
def story(live_server):
    """Its address in a paper as in `paper_of_its_own`."""
    return paper_of_its_own()


@built_once
def paper_of_its_own():
    """A story in a paper that says all of itself, at length, and has a wide masthead."""
    fill_paper(3)
    own = make_site_settings(**FOOTER | LONG, name="江南日报")
    own.artwork.save("wide.png", ContentFile(make_image(1600, 320)), save=False)
    own.sizes = {"artwork": [1600, 320]}
    own.save()
    return make_published().get_absolute_url()


@pytest.mark.parametrize("width", WIDTHS)
def test_masthead_and_footer_fit_the_window(page, story, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("/", story, "/about/"):
        page.goto(address)
        assert overflow(page) <= 0, address
        assert page.evaluate(APART) == [True, True, True], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_footer_says_stands_out(page, story, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto("/about/")
    assert page.evaluate(LOW_CONTRAST) == []


def test_the_name_that_is_drawn_is_read_out(page, story):
    page.goto("/")
    assert page.get_by_role("heading", level=1, name="江南日报").count() == 1
    page.goto(story)
    assert page.get_by_role("link", name="江南日报").count() == 1
