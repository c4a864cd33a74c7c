"""The group 编辑: whoever is in it does the desk's work. Deleting and accounts stay with the administrator."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

NAME = "编辑"
WORKS_ON = (
    "article",
    "byline",
    "picture",
    "photocredit",
    "photo",
    "contributor",
    "section",
    "issue",
    "page",
)
TAKES_OUT = ("byline", "picture", "photocredit")  # rows of an article's form
MAY = (
    *(f"{verb}_{model}" for verb in ("add", "change", "view") for model in WORKS_ON),
    *(f"delete_{model}" for model in TAKES_OUT),
    "add_importrecord",
    "view_importrecord",
    "view_revision",
)


def make_group(apps, schema_editor):
    using = schema_editor.connection.alias
    # Django makes permissions after the last migration; this one needs them now.
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=using)
    config.models_module = None
    group, _created = (
        apps.get_model("auth", "Group").objects.using(using).get_or_create(name=NAME)
    )
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group.permissions.add(
        *permissions.filter(content_type__app_label="articles", codename__in=MAY)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
