"""Preview links of drafts, and who may make them: whoever edits pages, not every reporter."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


MAY_PREVIEW = ("编辑", "值班主编", "总编")


def give_right(apps, schema_editor):
    """To the groups that read what others have written; other groups as their desk decides."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=using)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    right = permissions.filter(codename="add_previewlink", content_type__app_label="articles")
    for group in (
        apps.get_model("auth", "Group").objects.using(using).filter(name__in=MAY_PREVIEW)
    ):
        group.permissions.add(*right)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0040_front_pages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    ("previewed", "preview link made"),
                    ("preview revoked", "preview link revoked"),
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
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token_sha256",
                    models.CharField(
                        editable=False, max_length=64, unique=True, verbose_name="SHA-256"
                    ),
                ),
                ("for_whom", models.CharField(max_length=100, verbose_name="for whom")),
                (
                    "made_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="when"
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="open until")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="over since")),
                (
                    "ended_by",
                    models.CharField(blank=True, max_length=150, verbose_name="ended by"),
                ),
                ("opened", models.PositiveIntegerField(default=0, verbose_name="opened")),
                (
                    "first_opened_at",
                    models.DateTimeField(null=True, verbose_name="first opened"),
                ),
                ("last_opened_at", models.DateTimeField(null=True, verbose_name="last opened")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preview_links",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "preview link",
                "verbose_name_plural": "preview links",
                "ordering": ["-pk"],
                "default_permissions": ("add",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("for_whom", ""), _negated=True),
                        name="a_preview_link_is_for_somebody",
                        violation_error_message="Say for whom it is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("made_at"))),
                        name="a_preview_link_has_an_end",
                        violation_error_message="A preview link ends after it was made.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_by", ""), ("ended_at__isnull", False), _connector="OR"
                        ),
                        name="an_ended_preview_link_has_its_time",
                        violation_error_message="A link that was revoked has the time of that.",
                    ),
                ],
            },
        ),
        migrations.RunPython(give_right, migrations.RunPython.noop),
    ]
