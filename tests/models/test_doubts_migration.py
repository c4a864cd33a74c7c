"""Migration 0034: doubts that were JSON of an article are rows, and back."""

import pytest
from django.utils import timezone

from articles.reading.confidence import NO_HEADLINE, TORN, UNREADABLE_PDF
from tests.keepers import migrate, migrate_to_newest

BEFORE = [("articles", "0033_signatures")]
AFTER = [("articles", "0034_page_doubts")]
ENTRY = {"message": NO_HEADLINE, "arguments": {}}
TORN_ENTRY = {"message": TORN, "arguments": {"before": "甲", "after": "乙"}}
OLD = {"message": UNREADABLE_PDF, "arguments": {"count": "3"}}
UNKNOWN = {"message": "Said %(how)s.", "arguments": {"how": "long ago"}}


@pytest.fixture
def migrated(transactional_db):
    """Goes to a state of the migrations, and in the end back to the last."""

    yield migrate
    migrate_to_newest()


def make(apps, headline, doubts, said=()):
    """An article with these doubts; `said`: by the last import of its page."""
    issue, _ = apps.get_model("articles", "Issue").objects.get_or_create(date="2023-11-08")
    pages = apps.get_model("articles", "Page").objects
    sequence = pages.count() + 1
    page = pages.create(issue=issue, sequence=sequence, number=str(sequence))
    article = apps.get_model("articles", "Article").everything.create(
        page=page, headline=headline, doubts=doubts, issue_date=issue.date, body=""
    )
    records = apps.get_model("articles", "ImportRecord").objects
    records.create(file_name="old.pdf", result="imported", page=page, doubts=[UNKNOWN])
    records.create(file_name="x.pdf", result="imported", page=page, doubts=list(said))
    return article.pk


def rows(apps, article):
    found = apps.get_model("articles", "PageDoubt").objects.filter(article=article)
    return [(row.code, row.arguments, row.state) for row in found.order_by("pk")]


def test_what_was_open_is_open_and_what_was_gone_is_settled(migrated):
    apps = migrated(BEFORE)
    said = [entry | {"title": "甲县"} for entry in (ENTRY, TORN_ENTRY)]
    one = make(apps, "甲县", [ENTRY, OLD, UNKNOWN], said)
    other = make(apps, "乙县", [])
    apps = migrated(AFTER)
    assert sorted(rows(apps, one)) == [
        ("no-headline", {}, "open"),
        ("torn", TORN_ENTRY["arguments"], "settled"),
        ("unlisted", {"words": "Said long ago."}, "open"),
        ("unreadable", {"count": "3"}, "open"),
    ]
    assert rows(apps, other) == []


def test_what_is_open_goes_back(migrated):
    apps = migrated(AFTER)
    issue = apps.get_model("articles", "Issue").objects.create(date="2023-11-08")
    page = apps.get_model("articles", "Page").objects.create(issue=issue, sequence=1)
    article = apps.get_model("articles", "Article").everything.create(
        page=page, headline="甲县", issue_date=issue.date, body=""
    )
    doubts = apps.get_model("articles", "PageDoubt").objects
    arguments = TORN_ENTRY["arguments"]
    doubts.create(article=article, page=page, code="torn", arguments=arguments)
    doubts.create(
        article=article, page=page, code="division", state="settled", at=timezone.now()
    )
    doubts.create(page=page, code="no-stories")
    apps = migrated(BEFORE)
    assert apps.get_model("articles", "Article").everything.get().doubts == [TORN_ENTRY]
