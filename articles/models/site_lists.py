"""Lists that the desk writes into the site settings, an entry a line: links, hosts, scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# A name, then an address on the web or a path on this site.
_LINK = re.compile(r"(?P<name>\S.*?)\s+(?P<address>https?://[^\s/?#@]+(?:[/?#]\S*)?|/(?!/)\S*)")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# The name of one host: no scheme, port, path or wildcard, and no address in numbers.
_HOST = re.compile(rf"(?=.{{4,253}}\Z)(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})")
# Without quotes, commas and semicolons, which end something in a page or in a policy.
_SCRIPT = re.compile(r"https://(?P<host>[^\s/?#@:]+)/[^\s\"'<>,;]*")


@dataclass(frozen=True)
class FooterLink:
    """`address` is absolute, or a path on this site."""

    name: str
    address: str


def entries(text: str) -> tuple[str, ...]:
    """The lines of `text` that are not blank."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def links_in(text: str) -> tuple[FooterLink, ...]:
    """What is no link is left out."""
    found = map(_LINK.fullmatch, entries(text))
    return tuple(FooterLink(each["name"], each["address"]) for each in found if each)


def hosts_in(text: str) -> tuple[str, ...]:
    """What is no host is left out: nothing else may come into a policy."""
    return tuple(line.lower() for line in entries(text) if _HOST.fullmatch(line.lower()))


def scripts_in(text: str, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses of scripts on these hosts; all others are left out."""
    return tuple(line for line in entries(text) if script_host(line) in hosts)


def script_host(address: str) -> str:
    """The host of a script's address, "" for what is none."""
    found = _SCRIPT.fullmatch(address)
    return found["host"].lower() if found else ""


def check_links(text: str) -> None:
    _check(
        text,
        lambda line: bool(_LINK.fullmatch(line)),
        _("a name, a space and an address, such as 湖南省人民政府 https://www.hunan.gov.cn"),
    )


def check_hosts(text: str) -> None:
    _check(
        text,
        lambda line: bool(_HOST.fullmatch(line.lower())),
        _("the name of a host alone, without https:// and without *, such as hm.baidu.com"),
    )


def check_scripts(text: str) -> None:
    _check(
        text,
        lambda line: bool(script_host(line)),
        _("the whole address of a script, such as https://hm.baidu.com/hm.js?0123456789abcdef"),
    )


def _check(text: str, is_right: Callable[[str], bool], expected: str) -> None:
    """Raises ValidationError with the first line that is not right."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not is_right(line.strip()):
            raise ValidationError(
                _("Line %(number)d: expected %(expected)s; found “%(line)s”.")
                % {"number": number, "expected": expected, "line": line.strip()}
            )
