from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_issue_kinds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("key", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("state", models.CharField(blank=True, max_length=64)),
            ],
        ),
    ]
