from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_removed_zones"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="withdrawal_note",
            field=models.CharField(
                blank=True,
                help_text="While the story is withdrawn, readers find this at its address.",
                max_length=300,
                verbose_name="note on the withdrawal",
            ),
        ),
    ]
