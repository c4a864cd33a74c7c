"""A trigger takes clearances back with a section's slug, too: it is in the text that is signed.

It must not name the table of articles, which SQLite would then refuse to make anew (migration 0043). The texts
themselves say what slug they were signed with. A slug changes once in years: that all texts are looked
through for it, some microseconds each, is nothing.
"""

from importlib import import_module

from django.db import migrations

CLEARANCES = import_module("articles.migrations.0043_clearances")
SECTION, TEXT = "articles_section", "articles_signedtext"
SLUG_OF = {
    "sqlite": "json_extract(text, '$.section')",
    "postgresql": "CAST(text AS json) ->> 'section'",
}


def trigger(vendor):
    stories = f"""SELECT article_id FROM {CLEARANCES.SIGNATURE} JOIN {TEXT} USING (sha256)
        WHERE voided_at IS NULL AND {SLUG_OF[vendor]} = OLD.slug"""
    return CLEARANCES.Trigger(
        "articles_section_update_takes_clearance",
        SECTION,
        "AFTER UPDATE",
        CLEARANCES._take_back(stories),
        "OLD.slug <> NEW.slug",
    )


def statements(vendor):
    return CLEARANCES._made(trigger(vendor), vendor)


def removal(vendor):
    return CLEARANCES._dropped(trigger(vendor), vendor)


def make_trigger(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove_trigger(apps, schema_editor):
    for statement in removal(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0045_desk_loops"),
    ]

    operations = [migrations.RunPython(make_trigger, remove_trigger)]
