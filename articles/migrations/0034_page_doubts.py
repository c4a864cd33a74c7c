"""Doubts of articles become rows, each with what the desk decided on it.

What an article's JSON still had is open. What the last import of its page had said of it and the
JSON no longer had, the desk has settled: a later import must not bring it back.
"""

from collections import defaultdict

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Max

import articles.models.doubts

# the table of codes only grows, and a code never changes
from articles.models.doubt_codes import PRINT_CODES, listed, message_of

BATCH = 500
# what is no doubt of a story's words
NEVER_SETTLED = PRINT_CODES | {"in-bin"}


def move_to_rows(apps, schema_editor):
    PageDoubt = apps.get_model("articles", "PageDoubt")
    rows = []
    for row in [*_settled(apps), *_open(apps)]:
        rows.append(PageDoubt(**row))
        if len(rows) == BATCH:
            PageDoubt.objects.bulk_create(rows)
            rows = []
    PageDoubt.objects.bulk_create(rows)


def _open(apps):
    Article = apps.get_model("articles", "Article")
    doubted = Article.everything.exclude(listed_doubts=[]).order_by("pk")
    for pk, page, doubts in doubted.values_list("pk", "page", "listed_doubts").iterator():
        for entry in doubts:
            yield _fields(entry, page, pk)


def _settled(apps):
    """Of the last import of each page what no article's JSON has any more, and what is about the page itself."""
    ImportRecord = apps.get_model("articles", "ImportRecord")
    imports = ImportRecord.objects.filter(result="imported", page__isnull=False).order_by()
    last = imports.values("page").annotate(last=Max("pk")).values("last")
    records = ImportRecord.objects.filter(pk__in=last).exclude(doubts=[]).order_by("pk")
    for record in records.iterator():
        yield from _settled_of(apps, record)


def _settled_of(apps, record):
    Article = apps.get_model("articles", "Article")
    by_title = defaultdict(list)
    of_page = Article.everything.filter(page=record.page_id)
    for article in of_page.only("headline", "listed_doubts", "updated_at"):
        by_title[article.headline].append(article)
    for entry in record.doubts:
        named = by_title.get(entry.get("title"), [])
        code = listed(entry["message"], entry["arguments"])[0]
        if "title" not in entry:
            # a page with stories was looked at; of one without, the desk shows why
            decided = {"state": "settled", "at": record.made_at} if by_title else {}
            yield _fields(entry, record.page_id, None) | decided
        elif len(named) == 1 and code not in NEVER_SETTLED and not _has(named[0], entry):
            decided = {"state": "settled", "at": named[0].updated_at}
            yield _fields(entry, record.page_id, named[0].pk) | decided


def _has(article, entry):
    """Whether the article's JSON still has it."""
    known = [(one["message"], one["arguments"]) for one in article.listed_doubts]
    return (entry["message"], entry["arguments"]) in known


def _fields(entry, page, article):
    code, arguments = listed(entry["message"], entry["arguments"])
    return {"code": code, "arguments": arguments, "page_id": page, "article_id": article}


def move_to_json(apps, schema_editor):
    """What is open; of what was decided JSON has no word."""
    Article = apps.get_model("articles", "Article")
    rows = apps.get_model("articles", "PageDoubt").objects
    doubts = defaultdict(list)
    for row in rows.filter(state="open", article__isnull=False).order_by("pk").iterator():
        entry = {"message": message_of(row.code), "arguments": row.arguments}
        doubts[row.article_id].append(entry)
    for pk, entries in doubts.items():
        Article.everything.filter(pk=pk).update(listed_doubts=entries)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0033_signatures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # the rows take its name
        migrations.RenameField(
            model_name="article",
            old_name="doubts",
            new_name="listed_doubts",
        ),
        migrations.CreateModel(
            name="PageDoubt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="code")),
                (
                    "arguments",
                    models.JSONField(blank=True, default=dict, verbose_name="arguments"),
                ),
                ("blocks", models.JSONField(blank=True, default=list, verbose_name="blocks")),
                ("region", models.JSONField(blank=True, null=True, verbose_name="region")),
                ("margin", models.FloatField(blank=True, null=True, verbose_name="margin")),
                ("proposal", models.JSONField(blank=True, null=True, verbose_name="proposal")),
                ("words", models.CharField(blank=True, editable=False, max_length=16)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("settled", "settled"),
                            ("waved", "waved through"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("at", models.DateTimeField(blank=True, null=True, verbose_name="when")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doubts",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doubts",
                        to="articles.page",
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "doubt",
                "verbose_name_plural": "doubts",
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("at__isnull", True),
                                ("by__isnull", True),
                                ("note", ""),
                                ("state", "open"),
                            ),
                            models.Q(
                                ("at__isnull", False), ("state__in", ["settled", "waved"])
                            ),
                            _connector="OR",
                        ),
                        name="decided_doubts_have_a_time",
                        violation_error_message="A doubt is open, or it was settled or waved through at some time.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("article__isnull", False), ("page__isnull", False), _connector="OR"
                        ),
                        name="a_doubt_is_about_something",
                        violation_error_message="A doubt is about a story or a page.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        name="a_doubt_has_a_code",
                        violation_error_message="A doubt has a code.",
                    ),
                ],
            },
        ),
        migrations.RunPython(move_to_rows, move_to_json),
        migrations.RemoveField(
            model_name="article",
            name="listed_doubts",
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
                    ("pruned", "old revisions removed"),
                    ("taken back", "import taken back"),
                    ("moved", "moved"),
                ],
                editable=False,
                max_length=20,
                verbose_name="what",
            ),
        ),
    ]
