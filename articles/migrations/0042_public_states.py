"""What readers found at a story's address, and from when: rows that triggers keep. None goes, and none changes."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

TABLE = "articles_publicstate"
NAMES = ("public_states_do_not_change", "public_states_do_not_go")


def statements(vendor):
    """The SQL that makes the triggers on this kind of database."""
    if vendor == "sqlite":
        return [
            f"""CREATE TRIGGER public_states_do_not_change BEFORE UPDATE ON {TABLE}
            BEGIN SELECT RAISE(ABORT, 'what readers saw cannot be changed'); END""",
            f"""CREATE TRIGGER public_states_do_not_go BEFORE DELETE ON {TABLE}
            BEGIN SELECT RAISE(ABORT, 'what readers saw cannot be deleted'); END""",
        ]
    refuse = "EXECUTE FUNCTION articles_publicstate_refuse()"
    return [
        """CREATE OR REPLACE FUNCTION articles_publicstate_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'what readers saw cannot be changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        f"""CREATE TRIGGER public_states_do_not_change BEFORE UPDATE ON {TABLE}
        FOR EACH ROW {refuse}""",
        f"CREATE TRIGGER public_states_do_not_go BEFORE DELETE ON {TABLE} FOR EACH ROW {refuse}",
        f"""CREATE TRIGGER public_states_do_not_all_go BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT {refuse}""",
    ]


def removal(vendor):
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in NAMES]
    names = (*NAMES, "public_states_do_not_all_go")
    return [
        *[f"DROP TRIGGER IF EXISTS {name} ON {TABLE}" for name in names],
        "DROP FUNCTION IF EXISTS articles_publicstate_refuse()",
    ]


def make_triggers(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove_triggers(apps, schema_editor):
    for statement in removal(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0041_preview_links"),
    ]

    operations = [
        migrations.AlterField(
            model_name="revision",
            name="reason",
            field=models.CharField(blank=True, max_length=400, verbose_name="why"),
        ),
        migrations.CreateModel(
            name="PublicState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="from"
                    ),
                ),
                ("why", models.CharField(max_length=20, verbose_name="why")),
                ("by_name", models.CharField(blank=True, max_length=310, verbose_name="who")),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="note on the withdrawal"
                    ),
                ),
                ("title", models.TextField(blank=True, verbose_name="title")),
                ("issue_date", models.DateField(verbose_name="issue")),
                (
                    "edition",
                    models.CharField(blank=True, max_length=30, verbose_name="edition"),
                ),
                (
                    "page_sequence",
                    models.PositiveIntegerField(verbose_name="place in the issue"),
                ),
                (
                    "page_number",
                    models.CharField(blank=True, max_length=10, verbose_name="page number"),
                ),
                (
                    "page_name",
                    models.CharField(blank=True, max_length=60, verbose_name="page name"),
                ),
                ("position", models.PositiveIntegerField(verbose_name="place on the page")),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="public_states",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="public_states",
                        to="articles.issue",
                        verbose_name="issue",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        db_column="sha256",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_states",
                        to="articles.signedtext",
                        verbose_name="what readers saw",
                    ),
                ),
            ],
            options={
                "verbose_name": "public state",
                "verbose_name_plural": "public states",
                "ordering": ["article", "at", "pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["article", "at"], name="public_states_of_article")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("text__isnull", True), ("note", ""), _connector="OR"
                        ),
                        name="a_note_stands_for_a_text",
                        violation_error_message="A note stands where the story does not.",
                    )
                ],
            },
        ),
        migrations.RunPython(make_triggers, remove_triggers),
    ]
