"""Signatures, which triggers keep: none goes, none changes but once to become void, and nothing unsigned goes online."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


# A signature becomes void, once; nothing else of it ever changes, and none goes. What was signed never changes.
KEPT = (
    *("id", "article_id", "level", "by_id", "by_name", "at", "sha256", "revision_id"),
    "evidence",
)
SIGNATURE, TEXT, ARTICLE = "articles_signature", "articles_signedtext", "articles_article"
TRIGGERS = {
    "signatures_do_not_change": SIGNATURE,
    "signatures_do_not_go": SIGNATURE,
    "signed_texts_do_not_change": TEXT,
    "signed_texts_do_not_go": TEXT,
}
# These keep articles and not their signatures: tests that empty all tables need not take them off.
GATES = {"unsigned_stays_offline": ARTICLE, "unsigned_comes_offline": ARTICLE}
SECOND, THIRD = "sign_second", "sign_third"
MAY_SIGN = {"值班主编": (SECOND,), "总编": (SECOND, THIRD)}


def statements(vendor):
    """The SQL that makes the triggers that keep signatures on this kind of database."""
    return _sqlite() if vendor == "sqlite" else _postgresql()


def removal(vendor):
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS]
    tables = {"signatures_do_not_all_go": SIGNATURE, "signed_texts_do_not_all_go": TEXT}
    return [
        *[f"DROP TRIGGER IF EXISTS {name} ON {on}" for name, on in (TRIGGERS | tables).items()],
        "DROP FUNCTION IF EXISTS articles_signature_refuse()",
    ]


def gates(vendor):
    """The SQL of the triggers that keep offline what lacks a signature. SQLite loses them where a migration makes
    the table of articles anew: that one has to make them again.
    """
    return _sqlite_gates() if vendor == "sqlite" else _postgresql_gates()


def gates_removal(vendor):
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in GATES]
    return [
        *[f"DROP TRIGGER IF EXISTS {name} ON {on}" for name, on in GATES.items()],
        "DROP FUNCTION IF EXISTS articles_article_refuse_unsigned()",
    ]


def _sqlite():
    changed = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in KEPT)
    return [
        f"""CREATE TRIGGER signatures_do_not_change BEFORE UPDATE ON {SIGNATURE}
        WHEN OLD.voided_at IS NOT NULL OR NEW.voided_at IS NULL OR {changed}
        BEGIN SELECT RAISE(ABORT, 'a signature can only be made void, once'); END""",
        f"""CREATE TRIGGER signatures_do_not_go BEFORE DELETE ON {SIGNATURE}
        BEGIN SELECT RAISE(ABORT, 'a signature cannot be deleted'); END""",
        f"""CREATE TRIGGER signed_texts_do_not_change BEFORE UPDATE ON {TEXT}
        BEGIN SELECT RAISE(ABORT, 'what was signed cannot be changed'); END""",
        f"""CREATE TRIGGER signed_texts_do_not_go BEFORE DELETE ON {TEXT}
        BEGIN SELECT RAISE(ABORT, 'what was signed cannot be deleted'); END""",
    ]


def _postgresql():
    changed = " OR ".join(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in KEPT)
    refuse = "EXECUTE FUNCTION articles_signature_refuse()"
    made = [
        """CREATE OR REPLACE FUNCTION articles_signature_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'a signature cannot be deleted, and only be made void, once'
        USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        f"""CREATE TRIGGER signatures_do_not_change BEFORE UPDATE ON {SIGNATURE} FOR EACH ROW
        WHEN (OLD.voided_at IS NOT NULL OR NEW.voided_at IS NULL OR {changed}) {refuse}""",
        f"""CREATE TRIGGER signed_texts_do_not_change BEFORE UPDATE ON {TEXT}
        FOR EACH ROW {refuse}""",
    ]
    for name, table in (("signatures", SIGNATURE), ("signed_texts", TEXT)):
        made += [
            f"CREATE TRIGGER {name}_do_not_go BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
            f"""CREATE TRIGGER {name}_do_not_all_go BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT {refuse}""",
        ]
    return made


# How many levels the desk has, less how many of them have signed the article
_MISSING = f"""COALESCE((SELECT {{levels}} FROM articles_sitesettings), 0) > (
    SELECT COUNT(*) FROM {SIGNATURE} WHERE article_id = NEW.id AND voided_at IS NULL
    AND level <= (SELECT {{levels}} FROM articles_sitesettings))"""
_NAMED = ("(level_1 <> '')", "(level_2 <> '')", "(level_3 <> '')")


def _sqlite_gates():
    missing = _MISSING.format(levels=" + ".join(_NAMED))
    refuse = (
        "BEGIN SELECT RAISE(ABORT, 'an article that lacks a signature cannot go online'); END"
    )
    return [
        f"""CREATE TRIGGER unsigned_stays_offline BEFORE UPDATE ON {ARTICLE}
        WHEN NEW.state = 'published' AND OLD.state <> 'published' AND {missing} {refuse}""",
        f"""CREATE TRIGGER unsigned_comes_offline BEFORE INSERT ON {ARTICLE}
        WHEN NEW.state = 'published' AND {missing} {refuse}""",
    ]


def _postgresql_gates():
    missing = _MISSING.format(levels=" + ".join(f"{named}::int" for named in _NAMED))
    refuse = "EXECUTE FUNCTION articles_article_refuse_unsigned()"
    return [
        f"""CREATE OR REPLACE FUNCTION articles_article_refuse_unsigned() RETURNS trigger
        LANGUAGE plpgsql AS $$ BEGIN IF {missing} THEN
        RAISE EXCEPTION 'an article that lacks a signature cannot go online'
        USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$""",
        f"""CREATE TRIGGER unsigned_stays_offline BEFORE UPDATE ON {ARTICLE} FOR EACH ROW
        WHEN (NEW.state = 'published' AND OLD.state <> 'published') {refuse}""",
        f"""CREATE TRIGGER unsigned_comes_offline BEFORE INSERT ON {ARTICLE} FOR EACH ROW
        WHEN (NEW.state = 'published') {refuse}""",
    ]


def make_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in (*statements(vendor), *gates(vendor)):
        schema_editor.execute(statement)


def remove_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in (*removal(vendor), *gates_removal(vendor)):
        schema_editor.execute(statement)


def give_levels(apps, schema_editor):
    """The second level to the duty editor, the third to the editor in chief; the first has whoever could sign."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=using)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name, codenames in MAY_SIGN.items():
        for group in groups.filter(name=name):
            named = permissions.filter(codename__in=codenames)
            group.permissions.add(*named.filter(content_type__app_label="articles"))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0032_drawn_zones"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SentBack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="when"
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="came back")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
            ],
            options={
                "verbose_name": "story sent back",
                "verbose_name_plural": "stories sent back",
                "ordering": ["-at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                ("by_name", models.CharField(blank=True, max_length=310, verbose_name="name")),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="when"
                    ),
                ),
                (
                    "evidence",
                    models.CharField(blank=True, max_length=64, verbose_name="file as printed"),
                ),
                ("voided_at", models.DateTimeField(null=True, verbose_name="void since")),
                (
                    "voided_by",
                    models.CharField(blank=True, max_length=310, verbose_name="made void by"),
                ),
                ("why_void", models.TextField(blank=True, verbose_name="why void")),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "ordering": ["article", "level", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SignedText",
            fields=[
                (
                    "sha256",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="SHA-256"
                    ),
                ),
                ("form", models.PositiveSmallIntegerField(verbose_name="version of the form")),
                ("text", models.TextField(verbose_name="signed text")),
            ],
            options={
                "verbose_name": "signed text",
                "verbose_name_plural": "signed texts",
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="article",
            options={
                "default_manager_name": "everything",
                "ordering": ["-page__issue__date", "page__sequence", "position", "pk"],
                "permissions": [
                    ("sign_article", "Can sign articles"),
                    ("sign_second", "Can sign articles at the second level"),
                    ("sign_third", "Can sign articles at the third level"),
                    ("publish_article", "Can publish and withdraw articles"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.AddField(
            model_name="photo",
            name="bytes_of",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="photo",
            name="bytes_sha256",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="level_1",
            field=models.CharField(
                blank=True,
                help_text="初审, or as the paper calls it. Left empty, stories go online without signatures.",
                max_length=20,
                verbose_name="first review",
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="level_2",
            field=models.CharField(blank=True, max_length=20, verbose_name="second review"),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="level_3",
            field=models.CharField(blank=True, max_length=20, verbose_name="third review"),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="printed_level",
            field=models.PositiveSmallIntegerField(
                default=1,
                help_text="1: as all others. 2 or 3: of a story that is as it was printed and has no doubts, the levels below were signed on paper.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(3),
                ],
                verbose_name="what equals the print begins at level",
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
                    ("pruned", "old revisions removed"),
                    ("taken back", "import taken back"),
                    ("moved", "moved"),
                ],
                editable=False,
                max_length=20,
                verbose_name="what",
            ),
        ),
        migrations.AddConstraint(
            model_name="sitesettings",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("level_2", ""), models.Q(("level_1", ""), _negated=True), _connector="OR"
                ),
                name="the_first_review_comes_first",
                violation_error_message="Name the first review before the second.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sitesettings",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("level_3", ""), models.Q(("level_2", ""), _negated=True), _connector="OR"
                ),
                name="the_second_review_comes_second",
                violation_error_message="Name the second review before the third.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sitesettings",
            constraint=models.CheckConstraint(
                condition=models.Q(("printed_level__gte", 1), ("printed_level__lte", 3)),
                name="print_begins_at_a_level",
                violation_error_message="Write a level from 1 to 3.",
            ),
        ),
        migrations.AddField(
            model_name="sentback",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sent_back",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="sentback",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who",
            ),
        ),
        migrations.AddField(
            model_name="sentback",
            name="to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="to",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="articles.revision",
                verbose_name="revision",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="signed",
            field=models.ForeignKey(
                db_column="sha256",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="articles.signedtext",
                verbose_name="signed text",
            ),
        ),
        migrations.AddConstraint(
            model_name="sentback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("article",),
                name="sent_back_once_at_a_time",
                violation_error_message="This story is sent back already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sentback",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="sent_back_for_a_reason",
                violation_error_message="Say why it is sent back.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("voided_at", None)),
                fields=("article", "level"),
                name="one_valid_signature_a_level",
                violation_error_message="This level is signed already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("voided_at", None)),
                fields=("article", "by"),
                name="one_level_a_person",
                violation_error_message="You have signed this story at another level.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__gte", 1), ("level__lte", 3)),
                name="signature_level_is_known",
                violation_error_message="Write a level from 1 to 3.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by__isnull", False), ("evidence", "")),
                    models.Q(("by__isnull", True), models.Q(("evidence", ""), _negated=True)),
                    _connector="OR",
                ),
                name="signed_by_somebody_or_in_print",
                violation_error_message="A person has signed, or the print is the evidence.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("voided_at__isnull", True), ("why_void", "")),
                    models.Q(
                        ("voided_at__isnull", False), models.Q(("why_void", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="a_void_signature_has_a_reason",
                violation_error_message="Say why the signature is void.",
            ),
        ),
        migrations.RunPython(make_triggers, remove_triggers),
        migrations.RunPython(give_levels, migrations.RunPython.noop),
    ]
