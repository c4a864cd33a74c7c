"""When issues and stories go live, and what never goes online.

SQLite loses an article's triggers where its table is made anew: those that keep unsigned stories
offline are made again, whichever way the migration goes.
"""

from importlib import import_module

from django.db import migrations, models

signatures = import_module("articles.migrations.0033_signatures")


def make_gates_again(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in (*signatures.gates_removal(vendor), *signatures.gates(vendor)):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0037_doubt_of_an_operation"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, make_gates_again),
        migrations.AddField(
            model_name="article",
            name="expires_at",
            field=models.DateTimeField(
                blank=True,
                help_text="From then on readers find a note at its address that it has ended.",
                null=True,
                verbose_name="offline from",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="live_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Empty: with its issue. Earlier than that it goes alone, later it waits (embargo).",
                null=True,
                verbose_name="own time to go live",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="print_only",
            field=models.BooleanField(
                default=False,
                help_text="Printed, and never online: neither with its issue nor by any list.",
                verbose_name="print only",
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="hold",
            field=models.CharField(
                choices=[("issue", "the whole issue"), ("story", "only that story")],
                default="story",
                max_length=5,
                verbose_name="what a lack holds",
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="live_at",
            field=models.DateTimeField(
                blank=True,
                help_text="The moment at which the whole issue goes online.",
                null=True,
                verbose_name="goes live",
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="went_live_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="went live"
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
                ],
                editable=False,
                max_length=20,
                verbose_name="what",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("live_at__isnull", False)),
                fields=["live_at"],
                name="article_goes_live",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("expires_at__isnull", False), ("state", "published")),
                fields=["expires_at"],
                name="article_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="issue",
            index=models.Index(
                condition=models.Q(("live_at__isnull", False), ("went_live_at__isnull", True)),
                fields=["live_at"],
                name="issue_goes_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expires_at__isnull", True),
                    ("live_at__isnull", True),
                    ("expires_at__gt", models.F("live_at")),
                    _connector="OR",
                ),
                name="a_story_ends_after_it_begins",
                violation_error_message="A story ends after it goes live: give a later end.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live_at__isnull", True),
                    models.Q(
                        models.Q(("state", "published"), _negated=True),
                        models.Q(("state_before_bin", "published"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="embargoed_is_never_online",
                violation_error_message="This story is online: withdraw it before you give it a time to go live.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("print_only", False),
                    models.Q(
                        models.Q(("state", "published"), _negated=True),
                        models.Q(("state_before_bin", "published"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="print_only_is_never_online",
                violation_error_message="This story is online: withdraw it before you mark it as print only.",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("hold__in", ["issue", "story"])),
                name="a_lack_holds_issue_or_story",
                violation_error_message="What is missing holds the whole issue or only its story: choose one of these.",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("went_live_at__isnull", True), ("live_at__isnull", False), _connector="OR"
                ),
                name="what_went_live_had_a_time",
                violation_error_message="An issue went live at a time: schedule it by the desk's button.",
            ),
        ),
        migrations.RunPython(make_gates_again, migrations.RunPython.noop),
    ]
