"""On SQLite: what triggers keep goes by no REPLACE either.

There `INSERT OR REPLACE` and `UPDATE OR REPLACE` take out the rows that are in
the way of the new one, and triggers on deletion do not hear of it unless the
connection asks for that (https://sqlite.org/lang_conflict.html, REPLACE). So a
row is refused before it is written where it would stand in the place of one
that is kept. PostgreSQL has no such words; there a row in the way is refused
as everywhere.
"""

from dataclasses import dataclass

from django.db import migrations

VALID = 'voided_at IS NULL AND NEW."voided_at" IS NULL AND'


@dataclass(frozen=True)
class Kept:
    """Rows that stand in the way of a new one.

    By their key, or else by what is `unique`, as SQL of both. What is `alike`
    may come again: it is left out, or replaced by itself.
    """

    table: str
    key: str
    unique: tuple[str, ...] = ()
    alike: str = ""


KEPT = (
    Kept("articles_event", "id", ('place = NEW."place"',)),
    Kept(
        "articles_signature",
        "id",
        (
            f'{VALID} article_id = NEW."article_id" AND level = NEW."level"',
            f'{VALID} article_id = NEW."article_id" AND by_id = NEW."by_id"',
        ),
    ),
    Kept("articles_signedtext", "sha256", alike='form = NEW."form" AND text = NEW."text"'),
    Kept("articles_publicstate", "id"),
)
# What was read of a page goes with its page: tests that empty all tables need not take this off
LAYOUT = Kept("articles_storedlayout", "id")


def _made(kept):
    same_key = f'{kept.key} = NEW."{kept.key}"'
    if kept.alike:
        same_key += f" AND NOT ({kept.alike})"
    in_the_way = " OR ".join(f"({each})" for each in (same_key, *kept.unique))
    refuse = "BEGIN SELECT RAISE(ABORT, 'a row that is kept cannot be replaced'); END"
    made = [
        f"""CREATE TRIGGER {kept.table}_is_not_replaced BEFORE INSERT ON {kept.table}
        WHEN EXISTS (SELECT 1 FROM {kept.table} WHERE {in_the_way}) {refuse}"""
    ]
    if kept.unique:
        others = " OR ".join(f"({each})" for each in kept.unique)
        made.append(
            f"""CREATE TRIGGER {kept.table}_is_not_pushed_out BEFORE UPDATE ON {kept.table}
            WHEN EXISTS (
                SELECT 1 FROM {kept.table}
                WHERE {kept.key} <> OLD."{kept.key}" AND ({others})
            )
            {refuse}"""
        )
    return made


def _dropped(kept):
    names = ("is_not_replaced", "is_not_pushed_out")
    return [f"DROP TRIGGER IF EXISTS {kept.table}_{name}" for name in names]


def statements(vendor):
    """The SQL that makes the triggers on this kind of database."""
    if vendor != "sqlite":
        return []
    return [statement for kept in KEPT for statement in _made(kept)]


def removal(vendor):
    if vendor != "sqlite":
        return []
    return [statement for kept in KEPT for statement in _dropped(kept)]


def make_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    of_layouts = _made(LAYOUT) if vendor == "sqlite" else []
    for statement in (*statements(vendor), *of_layouts):
        schema_editor.execute(statement)


def remove_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    of_layouts = _dropped(LAYOUT) if vendor == "sqlite" else []
    for statement in (*removal(vendor), *of_layouts):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0046_section_slugs"),
    ]

    operations = [migrations.RunPython(make_triggers, remove_triggers)]
