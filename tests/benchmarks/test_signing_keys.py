"""How many keys it takes to sign sixteen pages at three levels, by three people in Chromium. Printed (`make bench`)."""

import pytest

from articles.models import Article, PageDoubt, Signature
from tests.admin.proof.proofs import make_proof
from tests.browser.conftest import answering, browser, new_page  # noqa: F401 - fixtures
from tests.browser.night import make_person
from tests.browser.proofreading import opened, proof
from tests.desk.readers import LEVELS, make_levels
from tests.factories import make_issue
from tests.groups import make_groups

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = 16
PEOPLE = (("editor", "编辑"), ("head", "值班主编"), ("chief", "总编"))


def make_settled_pages():
    """A whole issue on which nothing waits any more."""
    issue = make_issue()
    pages = [make_proof("county-2.pdf", issue) for _n in range(PAGES)]
    for page in pages:
        page.blocks.filter(kind="leftover").update(kind="furniture")
    PageDoubt.objects.all().delete()
    return pages


def sign_all(tab, pages):
    """By V alone, which turns the page; how many keys."""
    opened(tab, pages[0])
    keys = 0
    for page in pages:
        tab.wait_for_url(f"**{proof(page)}*")
        tab.locator(".story").first.wait_for()
        with tab.expect_response("**/proof/do/") as answer:
            tab.keyboard.press("v")
            keys += 1
        assert answer.value.ok, answer.value.text()
    return keys


def test_an_issue_is_signed_at_three_levels_by_forty_eight_keys(settings, tmp_path, new_page):  # noqa: F811
    settings.MEDIA_ROOT = tmp_path
    make_groups()
    make_levels(3)
    pages = make_settled_pages()
    people = [make_person(new_page(), name, name, group) for name, group in PEOPLE]
    keys = [sign_all(person.tab, pages) for person in people]
    assert Signature.objects.valid().count() == len(LEVELS) * Article.objects.count()
    print(  # noqa: T201
        f"\n{PAGES} pages with {Article.objects.count()} stories: {sum(keys)} keys at {len(keys)} levels (asked: 48)"
    )
