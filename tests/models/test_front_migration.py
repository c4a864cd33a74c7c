"""What was pinned before front pages belonged to issues keeps its place, and the gates of articles stay."""

import pytest
from django.db import connection

from tests.keepers import migrate, migrate_to_newest

BEFORE = [("articles", "0039_prepared_stories")]
AFTER = [("articles", "0040_front_pages")]


def triggers():
    """The names of those that keep articles, on either database."""
    tables = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(tables[connection.vendor], ["articles_article"])
        return sorted(name for (name,) in cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_pins_become_places_of_their_issue_and_triggers_stay():
    newest = triggers()
    apps = migrate(BEFORE)
    try:
        kept = triggers()
        issue = apps.get_model("articles", "Issue").objects.create(date="2023-11-08")
        page = apps.get_model("articles", "Page").objects.create(issue=issue, sequence=1)
        articles = apps.get_model("articles", "Article")._base_manager
        pinned = {
            headline: articles.create(
                page=page, headline=headline, position=position, pin=pin, issue_date=issue.date
            ).pk
            for position, (headline, pin) in enumerate([("二", 2), ("无", None), ("一", 1)], 1)
        }
        apps = migrate(AFTER)
        assert triggers() == kept
        rows = apps.get_model("articles", "FrontPlace").objects.order_by("place")
        found = list(rows.values_list("article", "place"))
    finally:
        migrate_to_newest()
    assert found == [(pinned["一"], 1), (pinned["二"], 2)]
    assert triggers() == newest
