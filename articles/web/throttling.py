"""Rate limits: how often one sender may ask for what costs more than a page, and who a sender is."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from time import time

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# The unspecified address, RFC 4291: no sender has it.
UNKNOWN = "::"
# bits of an IPv6 address that a provider gives to one house; the others the house sets as it likes
HOUSEHOLD = 64


@dataclass(frozen=True)
class Throttle:
    """At most `most` times in each `window` of seconds, for each sender (a fixed-window
    counter); 0 for no limit.

    Counted in the cache that the processes share; without one, each process counts its own.
    """

    name: str
    most: int
    window: int = 60

    def allows(self, sender: str) -> bool:
        """Whether `sender` may ask once more; that is counted, too."""
        if not self.most:
            return True
        counts, key = caches["default"], self._key(sender)
        counts.add(key, 0, 2 * self.window)
        try:
            return counts.incr(key) <= self.most
        except ValueError:  # evicted between the two lines
            return True

    def _key(self, sender: str) -> str:
        """A keyed hash: without the site's secret key nobody finds the address that it was made of."""
        facts = f"{household(sender)} {int(time()) // self.window}"
        return f"{self.name}:{salted_hmac('articles.throttling', facts, algorithm='sha256').hexdigest()}"


def address_of(request: HttpRequest) -> str:
    """The network address that asks; of a socket, whatever names it.

    Each proxy adds to X-Forwarded-For whom it was asked by, at the right, and keeps what stood
    there. Behind n proxies of ours the nth from the right is therefore the first that one of
    them wrote; all before it is what the sender says of itself. Where fewer stand there, the
    request came in at a later proxy, and the first one is true.
    https://developer.mozilla.org/docs/Web/HTTP/Headers/X-Forwarded-For#selecting_an_ip_address
    """
    said = request.headers.get("X-Forwarded-For", "").split(",")
    hops = [hop.strip() for hop in said if hop.strip()]
    proxies = settings.TRUSTED_PROXIES
    if not (proxies and hops):
        return request.META.get("REMOTE_ADDR", "")
    return _without_port(hops[-min(proxies, len(hops))])


def _without_port(hop: str) -> str:
    """192.0.2.1 of 192.0.2.1:4711, and 2001:db8::1 of [2001:db8::1]:4711, as some proxies write them."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def household(address: str) -> str:
    """What one sender cannot change at will: an IPv4 address, of an IPv6 address the network."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:  # a socket's
        return address
    if found.version == 4 or found.ipv4_mapped:
        return str(found)
    return str(ipaddress.ip_network((int(found), HOUSEHOLD), strict=False))


def household_address(request: HttpRequest) -> str:
    """One address for each household, as a database's column of addresses takes it; UNKNOWN for a socket."""
    network = household(address_of(request)).partition("/")[0]
    try:
        return str(ipaddress.ip_address(network))
    except ValueError:
        return UNKNOWN
