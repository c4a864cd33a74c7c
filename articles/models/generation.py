"""The versions of cache tags, which cached pages are compared with before they are shown again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection, models


@dataclass(frozen=True)
class TagVersion:
    """A cache tag's `version`, and when it got it, in seconds since 1970; both are 0 for one that never changed."""

    version: int = 0
    changed_at: int = 0


NEVER_CHANGED = TagVersion()
PENDING = "pending"  # in the place of a tag: changes are committed whose tags have no newer version yet


class GenerationManager(models.Manager):
    def versions(self, tags: Collection[str]) -> dict[str, TagVersion]:
        """The versions of those of `tags` that ever changed.

        PENDING is among them while a PendingChange is in the database, with their number and
        the oldest one's time. One query, in SQL: it is all that a cached page costs, and the
        ORM would double its time.
        """
        marks = ", ".join(["%s"] * len(tags))
        query = (
            f"SELECT key, number, changed_at FROM articles_generation WHERE key IN ({marks})"  # noqa: S608 - marks
            " UNION ALL SELECT %s, COUNT(*), MIN(changed_at) FROM articles_pendingchange HAVING COUNT(*) > 0"
        )
        with connection.cursor() as cursor:
            cursor.execute(query, [*tags, PENDING])
            return {tag: TagVersion(number, at) for tag, number, at in cursor.fetchall()}


class Generation(models.Model):
    """A cache tag (`web.cache_tags`) and its version, the `number`: the clock's when the tag's
    content last changed.

    `changed_at` is that time, in seconds since 1970. `state` is a digest of the content, for
    tags whose version goes up only if that differs.
    """

    key = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=64, blank=True)

    objects = GenerationManager()

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class PendingChange(models.Model):
    """A cache tag whose content a transaction has changed, until its version is raised.

    A transactional outbox: the row is committed together with the change, so that nothing is
    forgotten where the process ends right after the commit. `changed_at` is in seconds since
    1970.
    """

    tag = models.CharField(max_length=80)
    changed_at = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.tag
