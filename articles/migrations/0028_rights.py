"""Rights by section, and the groups of a desk: who reads, edits, publishes, and looks after the accounts."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

_ARTICLE_ROWS = ("byline", "picture", "photocredit")
_VIEWS = tuple(
    f"view_{model}"
    for model in (
        *("article", *_ARTICLE_ROWS, "correction", "photo", "contributor", "section"),
        *("issue", "page", "removedzone", "importrecord", "flash", "letter", "plainpage"),
    )
)


def _all(*models: str) -> tuple[str, ...]:
    return tuple(f"{verb}_{model}" for verb in ("add", "change", "delete") for model in models)


REPORTER = (
    *_VIEWS,
    *("add_article", "change_article", *_all(*_ARTICLE_ROWS)),
    *("add_photo", "change_photo", "add_contributor"),
)
EDITOR = (
    *REPORTER,
    *("delete_article", "sign_article", "delete_photo", "change_contributor"),
    *("delete_contributor", "add_issue", "change_issue", "add_page", "change_page"),
    *("add_importrecord", "change_letter"),
)
DUTY_EDITOR = (
    *EDITOR,
    *("publish_article", *_all("correction", "flash", "removedzone")),
    *("delete_issue", "delete_page", "delete_letter", "view_event"),
)
CHIEF_EDITOR = (
    *DUTY_EDITOR,
    *(*_all("section", "plainpage", "formeraddress"), "view_formeraddress"),
    *("view_sitesettings", "change_sitesettings"),
)
ADMINISTRATOR = (
    *_VIEWS,
    *(*_all("user", "group", "sectionright", "formeraddress", "plainpage"), "view_user"),
    *("view_group", "view_sectionright", "view_formeraddress", "view_event"),
    *("view_sitesettings", "change_sitesettings"),
)
GROUPS = {
    "记者": REPORTER,
    "编辑": EDITOR,
    "值班主编": DUTY_EDITOR,
    "总编": CHIEF_EDITOR,
    "管理员": ADMINISTRATOR,
}
# What earlier migrations gave to 编辑
FORMER_EDITORS = "编辑"
FORMERLY = (
    *_VIEWS,
    *_all("article", "photo", "contributor", "section", "issue", "page", *_ARTICLE_ROWS),
    *_all("correction", "flash", "formeraddress", "letter", "importrecord"),
    *("view_revision", "view_formeraddress"),
)
FORMER_SITE_GROUP = "网站管理"
NEW_RIGHTS = ("sign_article", "publish_article")


def make_groups(apps, schema_editor):
    """A group that a desk has made under one of these names stays as it is.

    编辑 is an earlier migration's, and could publish: it gives up what is not in its list now, and
    who was in it becomes 值班主编, too, so that nobody loses what he could do.
    """
    using = schema_editor.connection.alias
    for label in ("auth", "articles"):
        # Django makes permissions after the last migration; this one needs them now.
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=using)
        config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name, codenames in GROUPS.items():
        group, is_new = groups.get_or_create(name=name)
        if is_new:
            group.permissions.set(_named(permissions, codenames))
    editors = groups.get(name=FORMER_EDITORS)
    given = editors.permissions.filter(codename__in=FORMERLY)
    editors.permissions.remove(*given.exclude(codename__in=EDITOR))
    editors.permissions.add(*_named(permissions, EDITOR))
    duty = groups.get(name="值班主编")
    duty.user_set.add(*editors.user_set.all())
    groups.filter(name=FORMER_SITE_GROUP, user=None).delete()  # 总编 and 管理员 have its part


def keep_rights(apps, schema_editor):
    """Whoever could change articles could publish them till now, and goes on to do so."""
    using = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    new = _named(permissions, NEW_RIGHTS)
    users = apps.get_model(settings.AUTH_USER_MODEL).objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for user in users.filter(user_permissions__codename="change_article"):
        user.user_permissions.add(*new)
    for group in groups.filter(permissions__codename="change_article").exclude(name__in=GROUPS):
        group.permissions.add(*new)


def _named(permissions, codenames):
    labels = ("articles", "auth")
    return permissions.filter(codename__in=codenames, content_type__app_label__in=labels)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0027_page_blocks"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "default_manager_name": "everything",
                "ordering": ["-page__issue__date", "page__sequence", "position", "pk"],
                "permissions": [
                    ("sign_article", "Can sign articles"),
                    ("publish_article", "Can publish and withdraw articles"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.CreateModel(
            name="SectionRight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("may_edit", models.BooleanField(default=True, verbose_name="may edit")),
                ("may_sign", models.BooleanField(default=False, verbose_name="may sign")),
                ("may_publish", models.BooleanField(default=False, verbose_name="may publish")),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the stories without a section.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="articles.section",
                        verbose_name="section",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="section_rights",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "right in a section",
                "verbose_name_plural": "rights by section",
                "ordering": ["section__position", "section__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "section"),
                        name="one_row_of_rights_a_section",
                        violation_error_message="This section is listed already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("section", None)),
                        fields=("user",),
                        name="one_row_of_rights_without_a_section",
                        violation_error_message="The stories without a section are listed already.",
                    ),
                ],
            },
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(keep_rights, migrations.RunPython.noop),
    ]
