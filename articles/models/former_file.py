"""Names of files in the media that must lead nowhere any more."""

from __future__ import annotations

from django.db import models


class FormerFile(models.Model):
    """A name that a file had while readers could see it, until the file is gone from there.

    A transactional outbox, as PendingChange: the row is committed together with the file's new
    name, so that nothing stays readable where the process ends right after the commit.
    """

    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name
