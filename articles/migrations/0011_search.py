import django.db.models.deletion
from django.db import migrations, models

# What the models do not say: each database's own index of the tokens.
MAKE = {
    "sqlite": [
        # The tokens come ready, with a space between: of `ascii` every character above 127 is a part of its token.
        # Single characters are looked for as beginnings of tokens: prefix='1' keeps these ready, too.
        "CREATE VIRTUAL TABLE articles_searchtokens USING fts5(title, text, tokenize='ascii', prefix='1')",
        # Whatever deletes an entry, its tokens go with it.
        "CREATE TRIGGER articles_searchentry_gone AFTER DELETE ON articles_searchentry BEGIN "
        "DELETE FROM articles_searchtokens WHERE rowid = old.place; END",
    ],
    "postgresql": [
        "ALTER TABLE articles_searchentry ADD COLUMN title tsvector, ADD COLUMN tokens tsvector",
        # Tokens stand apart from the rows, which are counted by the ten thousand: a hundred rows a page of the table.
        "ALTER TABLE articles_searchentry SET (toast_tuple_target = 128)",
        "ALTER TABLE articles_searchentry ALTER COLUMN tokens SET STORAGE EXTERNAL, ALTER COLUMN title SET STORAGE MAIN",
        "CREATE INDEX articles_searchentry_title ON articles_searchentry USING gin (title)",
        "CREATE INDEX articles_searchentry_tokens ON articles_searchentry USING gin (tokens)",
    ],
}
UNMAKE = {
    "sqlite": ["DROP TRIGGER articles_searchentry_gone", "DROP TABLE articles_searchtokens"],
    "postgresql": [],  # columns and indexes go with the table
}


def make(apps, schema_editor):
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in UNMAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_issue_dates"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="articles.article",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.section",
                    ),
                ),
            ],
        ),
        migrations.RunPython(make, unmake),
    ]
