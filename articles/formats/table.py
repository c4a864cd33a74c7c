"""All formats in which articles leave the site, with one signature: a media type, and value → bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from articles.formats import atom, ninjs, schema_org, sitemap


@dataclass(frozen=True)
class Format:
    """`write` makes a file of one value, whose type the table says."""

    media_type: str
    write: Callable[[Any], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "atom": Format(atom.MEDIA_TYPE, atom.write),  # an atom.Feed
        "ninjs": Format(ninjs.MEDIA_TYPE, ninjs.write),  # an Item
        "ninjs_of_withdrawal": Format(ninjs.MEDIA_TYPE, ninjs.write_withdrawal),  # a Withdrawal
        "schema_org": Format(schema_org.MEDIA_TYPE, schema_org.write),  # an Item
        "sitemap": Format(sitemap.MEDIA_TYPE, sitemap.write),  # SitemapEntry, any number
        # SitemapEntry, one a sitemap
        "sitemap_index": Format(sitemap.MEDIA_TYPE, sitemap.write_index),
        # NewsEntry, at most MOST_NEWS
        "sitemap_of_news": Format(sitemap.MEDIA_TYPE, sitemap.write_news),
    }
)
