"""Clearances: triggers take one back with each change of a row that a signed text is made of.

Which rows these are stands in `SIGNED`. An article that is online and loses its clearance owes a
signature: it refers to one that does not exist, so the transaction can end only after somebody has
signed, or taken the article offline. A deferred key does that on both databases.

SQLite refuses to make a table anew while a trigger of another table names it. So only an article's
own triggers name the table of articles; a migration that makes one of the others anew, or that of
articles, begins with `removal` and ends with `statements`.
"""

from dataclasses import dataclass, replace
from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

ARTICLE, SIGNATURE, CLEARANCE = (
    "articles_article",
    "articles_signature",
    "articles_clearance",
)
PICTURE, CREDIT, BYLINE = "articles_picture", "articles_photocredit", "articles_byline"
LINES = ("kicker", "headline", "deck", "lead_in", "dateline", "byline_printed")
HAS_LEVELS = "EXISTS (SELECT 1 FROM articles_sitesettings WHERE level_1 <> '')"


@dataclass(frozen=True)
class Signed:
    """A table whose rows are part of signed texts: by which columns, and of which articles, as SQL over `{row}`,
    which is OLD or NEW. `comes_and_goes`: a row more or less changes the text, too.
    """

    table: str
    columns: tuple[str, ...]
    articles: str
    comes_and_goes: bool = False


_OF_PICTURE = f"SELECT article_id FROM {PICTURE} WHERE id = {{row}}.picture_id"
_OF_PHOTO = f"SELECT article_id FROM {PICTURE} WHERE photo_id = {{row}}.id"
_OF_PERSON = f"""SELECT article_id FROM {BYLINE} WHERE contributor_id = {{row}}.id UNION
    SELECT {PICTURE}.article_id FROM {PICTURE} JOIN {CREDIT} ON {CREDIT}.picture_id = {PICTURE}.id
    WHERE {CREDIT}.contributor_id = {{row}}.id"""
SIGNED = (
    Signed(ARTICLE, (*LINES, "body", "kind", "section_id", "print_only"), "{row}.id"),
    Signed(
        BYLINE,
        ("article_id", "contributor_id", "role", "position"),
        "{row}.article_id",
        comes_and_goes=True,
    ),
    Signed(
        PICTURE,
        ("article_id", "photo_id", "caption", "position"),
        "{row}.article_id",
        comes_and_goes=True,
    ),
    Signed(
        CREDIT,
        ("picture_id", "contributor_id", "role", "position"),
        _OF_PICTURE,
        comes_and_goes=True,
    ),
    Signed(
        "articles_correction",
        ("article_id", "text", "made_at"),
        "{row}.article_id",
        comes_and_goes=True,
    ),
    # A photo's file is called otherwise while no reader may see it; `first_name` is what it is known as then
    Signed("articles_photo", ("known_as", "focal_x", "focal_y"), _OF_PHOTO),
    Signed("articles_contributor", ("name", "agency"), _OF_PERSON),
)
KNOWN_AS = "COALESCE(NULLIF({row}.first_name, ''), {row}.image)"


def statements(vendor, lines=()):
    """The SQL of all triggers of clearances, also of those that keep the unsigned offline.

    `lines`: the columns that stories have got since.
    """
    return [sql for trigger in _triggers(vendor, lines) for sql in _made(trigger, vendor)]


def removal(vendor):
    return [sql for trigger in _triggers(vendor) for sql in _dropped(trigger, vendor)]


def names(vendor):
    return {trigger.name for trigger in _triggers(vendor)}


def with_lines(lines, *operations):
    """These operations, which give stories the last of these lines, without triggers meanwhile.

    SQLite makes the table anew by that, and loses them.
    `lines`: all that stories have got since this migration.
    """

    def make(columns):
        def run(apps, schema_editor):
            for statement in statements(schema_editor.connection.vendor, columns):
                schema_editor.execute(statement)

        return run

    def remove(apps, schema_editor):
        for statement in removal(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    before = migrations.RunPython(remove, make(lines[:-1]))
    return [before, *operations, migrations.RunPython(make(lines), remove)]


@dataclass(frozen=True)
class Trigger:
    name: str
    table: str
    event: str  # as AFTER UPDATE
    body: str
    when: str = ""


def _triggers(vendor, lines=()):
    article = replace(SIGNED[0], columns=(*SIGNED[0].columns, *lines))
    for signed in (article, *SIGNED[1:]):
        yield from _taking_back(signed, vendor)
    yield from _of_what_nobody_signed(article, vendor)
    yield from _of_signatures()
    yield from _of_states(vendor)


def _taking_back(signed, vendor):
    events = {"UPDATE": ("OLD", "NEW")}
    if signed.comes_and_goes:
        events |= {"INSERT": ("NEW",), "DELETE": ("OLD",)}
    for event, rows in events.items():
        yield Trigger(
            f"{signed.table}_{event.lower()}_takes_clearance",
            signed.table,
            f"AFTER {event}",
            " ".join(_take_back(signed.articles.format(row=row)) for row in rows),
            _changed(signed.columns, vendor) if event == "UPDATE" else "",
        )


def _take_back(articles):
    return f"""UPDATE {CLEARANCE} SET signature_id = CASE WHEN is_online AND {HAS_LEVELS} THEN 0 END
    WHERE article_id IN ({articles});"""


def _changed(columns, vendor):
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    pairs = []
    for column in columns:
        of = KNOWN_AS if column == "known_as" else f'{{row}}."{column}"'
        pairs.append(f"{of.format(row='OLD')} {differs} {of.format(row='NEW')}")
    return f"({' OR '.join(pairs)})"


def _of_what_nobody_signed(article, vendor):
    """What went online before the desk signed any: who changes its lines or its body signs it."""
    yield Trigger(
        "articles_article_update_owes_signature",
        ARTICLE,
        "AFTER UPDATE",
        f"""INSERT INTO {CLEARANCE} (article_id, signature_id, is_online)
        SELECT NEW.id, 0, TRUE WHERE {HAS_LEVELS} ON CONFLICT (article_id) DO NOTHING;""",
        f"NEW.state = 'published' AND OLD.state = 'published' AND {_changed(article.columns, vendor)}",
    )


def _of_signatures():
    no = "FALSE"
    yield Trigger(
        "articles_signature_insert_clears",
        SIGNATURE,
        "AFTER INSERT",
        f"""INSERT INTO {CLEARANCE} (article_id, signature_id, is_online)
        VALUES (NEW.article_id, NEW.id, FALSE)
        ON CONFLICT (article_id) DO UPDATE SET signature_id = NEW.id;""",
        "NEW.voided_at IS NULL",
    )
    yield Trigger(
        "articles_signature_update_takes_clearance",
        SIGNATURE,
        "AFTER UPDATE",
        _take_back("NEW.article_id"),
        "OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL",
    )


_LEVELS = "(level_1 <> '')", "(level_2 <> '')", "(level_3 <> '')"


def _of_states(vendor):
    summed = " + ".join(each if vendor == "sqlite" else f"{each}::int" for each in _LEVELS)
    levels = f"COALESCE((SELECT {summed} FROM articles_sitesettings), 0)"
    missing = f"""{levels} > (SELECT COUNT(*) FROM {SIGNATURE} WHERE article_id = NEW.id
        AND voided_at IS NULL AND level <= {levels})
        OR {levels} > 0 AND NOT EXISTS (SELECT 1 FROM {CLEARANCE} JOIN {SIGNATURE} ON {SIGNATURE}.id = signature_id
        WHERE {CLEARANCE}.article_id = NEW.id AND {SIGNATURE}.article_id = NEW.id
        AND voided_at IS NULL AND level >= {levels})"""
    goes_online = "NEW.state = 'published' AND OLD.state <> 'published'"
    refusal = _refusal(missing, vendor)
    yield Trigger("unsigned_stays_offline", ARTICLE, "BEFORE UPDATE", refusal, goes_online)
    yield Trigger(
        "unsigned_comes_offline", ARTICLE, "BEFORE INSERT", refusal, "NEW.state = 'published'"
    )
    yield Trigger(
        "articles_article_goes_online",
        ARTICLE,
        "AFTER UPDATE",
        f"""UPDATE {CLEARANCE} SET is_online = TRUE,
        signature_id = CASE WHEN signature_id IS NULL AND {HAS_LEVELS} THEN 0 ELSE signature_id END
        WHERE article_id = NEW.id;""",
        goes_online,
    )
    yield Trigger(
        "articles_article_goes_offline",
        ARTICLE,
        "AFTER UPDATE",
        f"""UPDATE {CLEARANCE} SET is_online = FALSE, signature_id = NULLIF(signature_id, 0)
        WHERE article_id = NEW.id;""",
        "NEW.state <> 'published' AND OLD.state = 'published'",
    )


WORDS = "an article whose text as it is now lacks a signature cannot go online"


def _refusal(missing, vendor):
    if vendor == "sqlite":
        return f"SELECT RAISE(ABORT, '{WORDS}') WHERE {missing};"
    return f"""IF {missing} THEN RAISE EXCEPTION '{WORDS}'
        USING ERRCODE = 'integrity_constraint_violation'; END IF;"""


def _made(trigger, vendor):
    when = f"WHEN ({trigger.when})" if trigger.when else ""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {trigger.name} {trigger.event} ON {trigger.table} {when} BEGIN {trigger.body} END"
        ]
    return [
        f"""CREATE OR REPLACE FUNCTION {trigger.name}_do() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN {trigger.body} RETURN NEW; END $$""",
        f"""CREATE TRIGGER {trigger.name} {trigger.event} ON {trigger.table} FOR EACH ROW {when}
        EXECUTE FUNCTION {trigger.name}_do()""",
    ]


def _dropped(trigger, vendor):
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {trigger.name}"]
    return [
        f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}",
        f"DROP FUNCTION IF EXISTS {trigger.name}_do()",
    ]


# What was signed before there were clearances; that its text is still the same, `publish` compares
FILLED = f"""INSERT INTO {CLEARANCE} (article_id, signature_id, is_online)
    SELECT {ARTICLE}.id, {SIGNATURE}.id, state = 'published'
    FROM {SIGNATURE} JOIN {ARTICLE} ON {ARTICLE}.id = {SIGNATURE}.article_id
    WHERE voided_at IS NULL AND level = (SELECT MAX(level) FROM {SIGNATURE} AS others
    WHERE others.article_id = {ARTICLE}.id AND others.voided_at IS NULL)"""


def make_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    former = import_module("articles.migrations.0033_signatures")
    for statement in (FILLED, *former.gates_removal(vendor), *statements(vendor)):
        schema_editor.execute(statement)


def remove_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    former = import_module("articles.migrations.0033_signatures")
    for statement in (*removal(vendor), *former.gates(vendor)):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0042_public_states"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clearance",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="clearance",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("is_online", models.BooleanField(default=False)),
                (
                    "signature",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clears",
                        to="articles.signature",
                    ),
                ),
            ],
            options={
                "verbose_name": "clearance",
                "verbose_name_plural": "clearances",
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="photo",
            name="bytes_stamp",
            field=models.CharField(blank=True, editable=False, max_length=50),
        ),
        migrations.RunPython(make_triggers, remove_triggers),
    ]
