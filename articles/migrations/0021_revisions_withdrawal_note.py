from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_import_jobs"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="withdrawal_note",
            field=models.CharField(
                blank=True,
                help_text="What readers found, or would have found, at the withdrawn story's address.",
                max_length=300,
                verbose_name="note on the withdrawal",
            ),
        ),
    ]
