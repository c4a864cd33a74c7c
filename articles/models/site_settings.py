"""The paper's own: what the desk says of the whole site, in one row."""

from __future__ import annotations

import re
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .site_lists import (
    FooterLink,
    check_hosts,
    check_links,
    check_scripts,
    entries,
    hosts_in,
    links_in,
    script_host,
    scripts_in,
)
from .version import VersionedModel

FOLDER = "site"  # in the media
ONLY = 1  # the key of the one row
MOST_LEVELS = 3  # of review: 三审
# What is made from the icon: the end of its name → edge in pixels. For browsers' tabs, for iOS, and two for the
# web manifest.
ICONS = {"-32.png": 32, "-180.png": 180, "-192.png": 192, "-512.png": 512}
ICO = ".ico"  # of several sizes, which is asked for at /favicon.ico whatever pages say
_PHONE = re.compile(r"\+?[0-9][0-9 -]{3,20}")
# https://beian.miit.gov.cn: the province's character, ICP备 or ICP证, a number, of sites -N
_ICP = RegexValidator(
    r"^[\u4e00-\u9fff]\s?ICP[备证]\s?[0-9]{6,12}\s?号(-[0-9]{1,4})?$",
    _("Expected a number such as 湘ICP备12345678号-1."),
)
# https://beian.mps.gov.cn: the province's character, 公网安备, fourteen digits
_POLICE = RegexValidator(
    r"^[\u4e00-\u9fff]\s?公网安备\s?[0-9]{14}\s?号$",
    _("Expected a number of fourteen digits such as 湘公网安备43010002000001号."),
)
_CN = RegexValidator(
    r"^(CN\s?)?[0-9]{2}-[0-9]{4}(/[A-Z]{1,2})?$", _("Expected a number such as CN 43-0001.")
)


def _line(verbose_name: str, help_text: str = "", **options: object) -> models.CharField:
    return models.CharField(
        verbose_name, **{"max_length": 60, "blank": True, "help_text": help_text} | options
    )


def _list(verbose_name: str, help_text: str, **options: object) -> models.TextField:
    return models.TextField(verbose_name, blank=True, help_text=help_text, **options)


def _file(verbose_name: str, help_text: str) -> models.FileField:
    return models.FileField(verbose_name, upload_to=FOLDER, blank=True, help_text=help_text)


class SiteSettings(VersionedModel):
    """One row. What is empty is not shown, and the site looks as it does without it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = _line(
        _("name of the paper"),
        _(
            "Over every page, in feeds and in what search engines are told. Left empty, what the newest issue calls "
            "itself."
        ),
        max_length=40,
    )
    artwork = _file(
        _("masthead"),
        _(
            "The name as it is drawn: SVG, or a wide PNG, WebP or JPEG. Stands in place of the typed name."
        ),
    )
    artwork_dark = _file(
        _("masthead for dark screens"),
        _(
            "The same in light colours. Left empty, the masthead above stands on a light ground there."
        ),
    )
    icon = _file(
        _("icon"),
        _(
            "A square PNG, WebP or JPEG of at least 512 × 512 pixels. All sizes that browsers and phones ask for are "
            "made from it."
        ),
    )
    share_picture = _file(
        _("picture for sharing"),
        _(
            "Goes along where a page without a picture of its own is passed on: at least 600 × 315 pixels, best "
            "1200 × 630."
        ),
    )
    # name of a field with a picture → [width, height] in pixels
    sizes = models.JSONField(default=dict, editable=False)

    icp = _line(_("ICP record"), "湘ICP备12345678号-1", validators=[_ICP])
    police = _line(
        _("public security record"),
        "湘公网安备43010002000001号",
        validators=[_POLICE],
    )
    police_badge = _file(
        _("badge of the public security record"),
        _(
            "The small picture that the authority hands out with the number. It stands before it."
        ),
    )
    news_licence = _line(_("licence for news on the internet"))
    cn_number = _line(_("CN number"), "CN 43-0001", max_length=20, validators=[_CN])
    hotline = _line(_("news hotline"), _("A telephone number."))
    report_phone = _line(_("reports of illegal content: telephone"))
    report_email = models.EmailField(_("reports of illegal content: e-mail"), blank=True)
    copyright = _list(
        _("copyright notice"),
        _("A sentence or two at the very end of each page."),
        max_length=500,
    )
    links = _list(
        _("links"), _("One a line: a name, a space, an address."), validators=[check_links]
    )

    hosts = _list(
        _("hosts that pages may ask"),
        _(
            "Analytics or WeChat, one a line: hm.baidu.com. Readers' pages alone allow their scripts, pictures and "
            "connections; the desk, and the pages of whoever is logged in, never do."
        ),
        validators=[check_hosts],
    )
    scripts = _list(
        _("scripts from there"),
        _("Addresses, one a line, on one of these hosts: https://hm.baidu.com/hm.js?…"),
        validators=[check_scripts],
    )

    # Who signs a story before it is online: none, or the first of these three
    level_1 = _line(
        _("first review"),
        _("初审, or as the paper calls it. Left empty, stories go online without signatures."),
        max_length=20,
    )
    level_2 = _line(_("second review"), max_length=20)
    level_3 = _line(_("third review"), max_length=20)
    printed_level = models.PositiveSmallIntegerField(
        _("what equals the print begins at level"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_LEVELS)],
        help_text=_(
            "1: as all others. 2 or 3: of a story that is as it was printed and has no doubts, the levels below "
            "were signed on paper."
        ),
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=ONLY),
                name="site_settings_are_one_row",
                violation_error_message=_(
                    "There is one row of site settings: change that one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(level_2="") | ~Q(level_1=""),
                name="the_first_review_comes_first",
                violation_error_message=_("Name the first review before the second."),
            ),
            models.CheckConstraint(
                condition=Q(level_3="") | ~Q(level_2=""),
                name="the_second_review_comes_second",
                violation_error_message=_("Name the second review before the third."),
            ),
            models.CheckConstraint(
                condition=Q(printed_level__gte=1, printed_level__lte=MOST_LEVELS),
                name="print_begins_at_a_level",
                violation_error_message=_("Write a level from 1 to 3."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Site settings")

    def clean(self) -> None:
        """A script comes from a host that is named: whoever reads the hosts knows all that pages ask."""
        if self.printed_level > max(1, len(self.level_names)):
            last = gettext("At least the last level is signed here.")
            raise ValidationError({"printed_level": last})
        for address in entries(self.scripts):
            host = script_host(address)
            if host and host not in self.host_names:
                raise ValidationError(
                    {
                        "scripts": gettext("Name %(host)s among the hosts first.")
                        % {"host": host}
                    }
                )

    @property
    def level_names(self) -> tuple[str, ...]:
        """Of the levels at which a story is signed, in their order."""
        return tuple(name for name in (self.level_1, self.level_2, self.level_3) if name)

    @property
    def footer_links(self) -> tuple[FooterLink, ...]:
        return links_in(self.links)

    @property
    def host_names(self) -> tuple[str, ...]:
        return hosts_in(self.hosts)

    @property
    def script_addresses(self) -> tuple[str, ...]:
        return scripts_in(self.scripts, self.host_names)

    @property
    def police_code(self) -> str:
        """The digits by which the authority's page finds the record."""
        return re.sub(r"\D", "", self.police)

    @property
    def cn(self) -> str:
        """With CN before it, as it is printed."""
        return f"CN {self.cn_number.removeprefix('CN').strip()}" if self.cn_number else ""

    @property
    def hotline_call(self) -> str:
        return _callable(self.hotline)

    @property
    def report_call(self) -> str:
        return _callable(self.report_phone)

    def icon_file(self, suffix: str) -> str:
        """Name in the media of what was made from the icon, "" without one: `suffix` is one of ICONS, or ICO."""
        name = PurePath(self.icon.name or "")
        return str(name.with_name(name.stem + suffix)) if name.name else ""


def _callable(phone: str) -> str:
    """What a telephone dials; "" for what is more than one number."""
    return re.sub(r"[ -]", "", phone) if _PHONE.fullmatch(phone) else ""
