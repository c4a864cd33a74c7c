"""What kept pages are compared with before they are shown again."""

from django.db import models


class Generation(models.Model):
    """When something that pages show last changed: `number` is the clock's at that time (`freshness`).

    `changed_at` is that time, in seconds since 1970. `state` is what it looked like then, for what has changed only if
    that differs.
    """

    key = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return f"{self.key} {self.number}"
