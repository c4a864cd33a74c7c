"""What the hub has still to be told."""

from django.db import models
from django.utils import timezone


class Ping(models.Model):
    """A feed with something new in it. `attempts` counts those that failed or are under way; `due_at` is the next."""

    path = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return self.path
