"""Feeds of which the WebSub hub is still to be notified."""

from django.db import models
from django.utils import timezone

LONGEST = 700  # characters: a section's name of 60 Chinese characters, percent-encoded


class Ping(models.Model):
    """A feed with something new. `attempts` counts failed and running notifications; the next is at `due_at`."""

    path = models.CharField(max_length=LONGEST, unique=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.path
