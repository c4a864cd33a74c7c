"""What the hub has still to be told."""

from django.db import models
from django.utils import timezone

LONGEST = 700  # characters: a section of sixty Chinese ones, as addresses write them


class Ping(models.Model):
    """A feed with something new in it. `attempts` counts those that failed or are under way; `due_at` is the next."""

    path = models.CharField(max_length=LONGEST, unique=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return self.path
