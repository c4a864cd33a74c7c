"""The paper's own, kept in the database: NEWSROOM_NAME is read once more, here, as the name of the paper."""

import articles.models.fields
import articles.models.site_lists
import articles.models.version
import django.core.validators
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

GROUP = "网站管理"
MAY = (
    "view_sitesettings",
    "change_sitesettings",
    *(f"{verb}_plainpage" for verb in ("add", "change", "delete", "view")),
)


def take_over_the_name(apps, schema_editor):
    rows = apps.get_model("articles", "SiteSettings").objects.using(
        schema_editor.connection.alias
    )
    rows.create(pk=1, name=settings.NEWSROOM_NAME[:40])


def make_group(apps, schema_editor):
    using = schema_editor.connection.alias
    # Django makes permissions after the last migration; this one needs them now.
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=using)
    config.models_module = None
    group, _created = (
        apps.get_model("auth", "Group").objects.using(using).get_or_create(name=GROUP)
    )
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group.permissions.add(
        *permissions.filter(content_type__app_label="articles", codename__in=MAY)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_revisions_withdrawal_note"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlainPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", articles.models.version.VersionField(default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("about", "About us"),
                            ("contribute", "Contribute"),
                            ("advertise", "Advertise"),
                            ("corrections", "Report an error"),
                        ],
                        max_length=20,
                        unique=True,
                        verbose_name="which page",
                    ),
                ),
                ("body", articles.models.fields.BodyField(verbose_name="text")),
                (
                    "is_public",
                    models.BooleanField(
                        default=True,
                        help_text="Until then only the desk sees it at its address, and no footer leads there.",
                        verbose_name="readers see it",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
            ],
            options={
                "verbose_name": "page about the paper",
                "verbose_name_plural": "pages about the paper",
                "ordering": ["kind"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("body", ""), _negated=True),
                        name="a_plain_page_has_a_text",
                        violation_error_message="Write the page's text.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteSettings",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", articles.models.version.VersionField(default=1, editable=False)),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Over every page, in feeds and in what search engines are told. Left empty, what the newest issue calls itself.",
                        max_length=40,
                        verbose_name="name of the paper",
                    ),
                ),
                (
                    "artwork",
                    models.FileField(
                        blank=True,
                        help_text="The name as it is drawn: SVG, or a wide PNG, WebP or JPEG. Stands in place of the typed name.",
                        upload_to="site",
                        verbose_name="masthead",
                    ),
                ),
                (
                    "artwork_dark",
                    models.FileField(
                        blank=True,
                        help_text="The same in light colours. Left empty, the masthead above stands on a light ground there.",
                        upload_to="site",
                        verbose_name="masthead for dark screens",
                    ),
                ),
                (
                    "icon",
                    models.FileField(
                        blank=True,
                        help_text="A square PNG, WebP or JPEG of at least 512 × 512 pixels. All sizes that browsers and phones ask for are made from it.",
                        upload_to="site",
                        verbose_name="icon",
                    ),
                ),
                (
                    "share_picture",
                    models.FileField(
                        blank=True,
                        help_text="Goes along where a page without a picture of its own is passed on: at least 600 × 315 pixels, best 1200 × 630.",
                        upload_to="site",
                        verbose_name="picture for sharing",
                    ),
                ),
                ("sizes", models.JSONField(default=dict, editable=False)),
                (
                    "icp",
                    models.CharField(
                        blank=True,
                        help_text="湘ICP备12345678号-1",
                        max_length=60,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[\\u4e00-\\u9fff]\\s?ICP[备证]\\s?[0-9]{6,12}\\s?号(-[0-9]{1,4})?$",
                                "Expected a number such as 湘ICP备12345678号-1.",
                            )
                        ],
                        verbose_name="ICP record",
                    ),
                ),
                (
                    "police",
                    models.CharField(
                        blank=True,
                        help_text="湘公网安备43010002000001号",
                        max_length=60,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[\\u4e00-\\u9fff]\\s?公网安备\\s?[0-9]{14}\\s?号$",
                                "Expected a number of fourteen digits such as 湘公网安备43010002000001号.",
                            )
                        ],
                        verbose_name="public security record",
                    ),
                ),
                (
                    "police_badge",
                    models.FileField(
                        blank=True,
                        help_text="The small picture that the authority hands out with the number. It stands before it.",
                        upload_to="site",
                        verbose_name="badge of the public security record",
                    ),
                ),
                (
                    "news_licence",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        verbose_name="licence for news on the internet",
                    ),
                ),
                (
                    "cn_number",
                    models.CharField(
                        blank=True,
                        help_text="CN 43-0001",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(CN\\s?)?[0-9]{2}-[0-9]{4}(/[A-Z]{1,2})?$",
                                "Expected a number such as CN 43-0001.",
                            )
                        ],
                        verbose_name="CN number",
                    ),
                ),
                (
                    "hotline",
                    models.CharField(
                        blank=True,
                        help_text="A telephone number.",
                        max_length=60,
                        verbose_name="news hotline",
                    ),
                ),
                (
                    "report_phone",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        verbose_name="reports of illegal content: telephone",
                    ),
                ),
                (
                    "report_email",
                    models.EmailField(
                        blank=True,
                        max_length=254,
                        verbose_name="reports of illegal content: e-mail",
                    ),
                ),
                (
                    "copyright",
                    models.TextField(
                        blank=True,
                        help_text="A sentence or two at the very end of each page.",
                        max_length=500,
                        verbose_name="copyright notice",
                    ),
                ),
                (
                    "links",
                    models.TextField(
                        blank=True,
                        help_text="One a line: a name, a space, an address.",
                        validators=[articles.models.site_lists.check_links],
                        verbose_name="links",
                    ),
                ),
                (
                    "hosts",
                    models.TextField(
                        blank=True,
                        help_text="Analytics or WeChat, one a line: hm.baidu.com. Readers' pages alone allow their scripts, pictures and connections; the desk, and the pages of whoever is logged in, never do.",
                        validators=[articles.models.site_lists.check_hosts],
                        verbose_name="hosts that pages may ask",
                    ),
                ),
                (
                    "scripts",
                    models.TextField(
                        blank=True,
                        help_text="Addresses, one a line, on one of these hosts: https://hm.baidu.com/hm.js?…",
                        validators=[articles.models.site_lists.check_scripts],
                        verbose_name="scripts from there",
                    ),
                ),
            ],
            options={
                "verbose_name": "site settings",
                "verbose_name_plural": "site settings",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)),
                        name="site_settings_are_one_row",
                        violation_error_message="There is one row of site settings: change that one.",
                    )
                ],
            },
        ),
        migrations.RunPython(take_over_the_name, migrations.RunPython.noop),
        migrations.RunPython(make_group, migrations.RunPython.noop),
    ]
