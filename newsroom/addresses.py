"""Addresses that the environment gives, checked before anything asks them."""

import os
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class MailServer:
    host: str
    port: int
    user: str
    password: str
    is_ssl: bool
    is_tls: bool


def web_address(name: str) -> str:
    """The environment's `name`, "" if unset: an address with its scheme."""
    value = os.environ.get(name, "").strip()
    if value and not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", value):
        raise ImproperlyConfigured(
            f"{name}={value!r}: expected an address such as https://paper.example."
        )
    return value


def secret_address(name: str, *schemes: str) -> str:
    """The environment's `name`, "" if unset: an address that may hold a key or a password, and is never repeated."""
    value = os.environ.get(name, "").strip()
    known = "|".join(map(re.escape, schemes))
    is_known = re.fullmatch(rf"({known})://[^\s/?#]+([/?]\S*)?", value) and _has_a_port(value)
    if value and not is_known:
        begins = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ImproperlyConfigured(
            f"{name} is no address of a known form: expected one that begins {begins}. Correct it, or unset it."
        )
    return value


def _has_a_port(address: str) -> bool:
    """Or none. What stands in its place may be a part of a password that has a slash, which Python would repeat."""
    try:
        urlsplit(address).port  # noqa: B018 - it is read when it is asked for
    except ValueError:
        return False
    return True


def mail_server(url: str) -> MailServer:
    """smtps://user:password@host:465, smtp+tls:// for STARTTLS, smtp:// for neither; "" is this machine's own."""
    parts = urlsplit(url)
    is_ssl, is_tls = parts.scheme == "smtps", parts.scheme == "smtp+tls"
    usual = 465 if is_ssl else 587 if is_tls else 25
    return MailServer(
        host=parts.hostname or "localhost",
        port=parts.port or usual,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_ssl=is_ssl,
        is_tls=is_tls,
    )
