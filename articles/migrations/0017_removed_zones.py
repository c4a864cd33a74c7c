import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_paths_of_former_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="RemovedZone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(blank=True, max_length=300, verbose_name="headline"),
                ),
                ("polygon", models.JSONField(null=True, verbose_name="polygon")),
                ("removed_at", models.DateTimeField(auto_now_add=True, verbose_name="deleted")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removed_zones",
                        to="articles.page",
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "covered place of a deleted article",
                "verbose_name_plural": "covered places of deleted articles",
                "ordering": ["pk"],
            },
        ),
    ]
