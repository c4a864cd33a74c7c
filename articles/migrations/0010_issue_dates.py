import articles.models.fields
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def copy_dates(apps, schema_editor):
    Article, Page = apps.get_model("articles", "Article"), apps.get_model("articles", "Page")
    dates = Page.objects.filter(pk=OuterRef("page")).values("issue__date")
    Article.objects.using(schema_editor.connection.alias).order_by().update(
        issue_date=Subquery(dates)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_machines"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="issue_date",
            field=articles.models.fields.IssueDateField(editable=False, null=True),
        ),
        migrations.RunPython(copy_dates, migrations.RunPython.noop, elidable=False),
        migrations.AlterField(
            model_name="article",
            name="issue_date",
            field=articles.models.fields.IssueDateField(editable=False),
        ),
        migrations.RemoveIndex(
            model_name="article",
            name="article_section_state",
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["section", "state", "-issue_date"], name="article_section_newest"
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                ],
                default="draft",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("state", "draft")),
                fields=["issue_date"],
                name="article_draft",
            ),
        ),
    ]
