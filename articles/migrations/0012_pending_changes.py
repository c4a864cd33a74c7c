from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="PendingChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tag", models.CharField(max_length=80)),
                ("changed_at", models.PositiveBigIntegerField()),
            ],
        ),
    ]
