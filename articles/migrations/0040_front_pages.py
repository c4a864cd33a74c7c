"""What the desk puts on a front page belongs to its issue, not to the story; flashes have an order."""

from itertools import groupby

import articles.models.version
import django.db.models.deletion
from django.db import migrations, models


class KeepsTriggers:
    """SQLite makes a table anew to take something off it, and forgets its triggers: they are made again."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        kept = _triggers_of_articles(schema_editor)
        super().database_forwards(app_label, schema_editor, from_state, to_state)
        _make_missing(schema_editor, kept)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        kept = _triggers_of_articles(schema_editor)
        super().database_backwards(app_label, schema_editor, from_state, to_state)
        _make_missing(schema_editor, kept)


class RemoveConstraint(KeepsTriggers, migrations.RemoveConstraint):
    pass


class RemoveField(KeepsTriggers, migrations.RemoveField):
    pass


def _triggers_of_articles(schema_editor):
    """Name → the SQL that made it; nothing on PostgreSQL, which alters a table in its place."""
    if schema_editor.connection.vendor != "sqlite":
        return {}
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'articles_article'"
        )
        return dict(cursor.fetchall())


def _make_missing(schema_editor, kept):
    there = _triggers_of_articles(schema_editor)
    for name, statement in kept.items():
        if name not in there:
            schema_editor.execute(statement)


def place_what_was_pinned(apps, schema_editor):
    pinned = apps.get_model("articles", "Article")._base_manager.filter(pin__isnull=False)
    order = ("page__issue", "pin", "page__sequence", "position", "pk")
    rows = pinned.order_by(*order).values_list("page__issue", "pk")
    for issue, of_issue in groupby(rows, key=lambda row: row[0]):
        front = apps.get_model("articles", "FrontOrder").objects.create(issue_id=issue)
        apps.get_model("articles", "FrontPlace").objects.bulk_create(
            apps.get_model("articles", "FrontPlace")(
                front_page=front, article_id=article, place=place
            )
            for place, (_issue, article) in enumerate(of_issue, 1)
        )
    if schema_editor.connection.vendor == "postgresql":
        # Keys are checked at the end, and till then the table could not be altered
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def pin_what_was_placed(apps, schema_editor):
    articles = apps.get_model("articles", "Article")._base_manager
    for each in apps.get_model("articles", "FrontPlace").objects.all():
        articles.filter(pk=each.article_id).update(pin=each.place)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0039_prepared_stories"),
    ]

    operations = [
        migrations.CreateModel(
            name="FrontOrder",
            fields=[
                (
                    "version",
                    articles.models.version.VersionField(default=1, editable=False),
                ),
                (
                    "issue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="front_page",
                        serialize=False,
                        to="articles.issue",
                    ),
                ),
            ],
            options={
                "verbose_name": "front page",
                "verbose_name_plural": "front pages",
            },
        ),
        migrations.CreateModel(
            name="FrontPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="place")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="front_places",
                        to="articles.article",
                    ),
                ),
                (
                    "front_page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="articles.frontorder",
                    ),
                ),
            ],
            options={
                "verbose_name": "place on the front page",
                "verbose_name_plural": "places on the front page",
                "ordering": ["front_page", "place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["front_page", "place"],
                        name="one_story_a_place_of_the_front_page",
                    ),
                    models.UniqueConstraint(
                        fields=["front_page", "article"],
                        name="one_place_a_story_of_the_front_page",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__gte", 1)),
                        name="front_places_count_from_one",
                        violation_error_message="The order counts from 1.",
                    ),
                ],
            },
        ),
        migrations.RunPython(place_what_was_pinned, pin_what_was_placed),
        RemoveConstraint(model_name="article", name="pins_count_from_one"),
        RemoveField(model_name="article", name="pin"),
        migrations.AddField(
            model_name="flash",
            name="position",
            field=models.PositiveSmallIntegerField(
                default=1,
                help_text="Small numbers first; where equal, the newest first.",
                verbose_name="order",
            ),
        ),
        migrations.AddConstraint(
            model_name="flash",
            constraint=models.CheckConstraint(
                condition=models.Q(("position__gte", 1)),
                name="flashes_count_from_one",
                violation_error_message="The order counts from 1.",
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="verb",
            field=models.CharField(
                choices=[
                    ("imported", "imported"),
                    ("created", "created"),
                    ("changed", "changed"),
                    ("deleted", "deleted"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                    ("followed print", "withdrawn, as print has withdrawn it"),
                    ("overruled print", "kept, though print has withdrawn it"),
                    ("corrected", "corrected"),
                    ("settled", "settled"),
                    ("waved through", "waved through"),
                    ("reopened", "reopened"),
                    ("binned", "put in the bin"),
                    ("put back", "put back from the bin"),
                    ("emptied", "taken out of the bin for good"),
                    ("restored", "restored from a revision"),
                    ("arranged", "blocks of the page rearranged"),
                    ("undone", "rearrangement undone"),
                    ("redone", "rearrangement done again"),
                    ("signed", "signed"),
                    ("unsigned", "signature void"),
                    ("sent back", "sent back"),
                    ("scheduled", "time to go live set"),
                    ("unscheduled", "time to go live taken away"),
                    ("expired", "ended"),
                    ("pruned", "old revisions removed"),
                    ("taken back", "import taken back"),
                    ("moved", "moved"),
                    ("front set", "front page arranged"),
                    ("front live", "front page live with its issue"),
                ],
                editable=False,
                max_length=20,
                verbose_name="what",
            ),
        ),
    ]
