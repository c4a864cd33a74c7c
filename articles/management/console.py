"""A command's lines on their way out. Whatever becomes of them, the work that they tell of goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from django.utils.translation import ngettext
from tqdm import tqdm

from articles.intake import ProgressCallback, ProgressStep


@contextmanager
def progress_of(files: int) -> Iterator[ProgressCallback]:
    """What hears of an import's progress and shows it on the terminal, if standard error is one: pages, time, stories.

    Each file counts as a page until it is known to hold more.
    """
    stories = 0
    with tqdm(total=files, file=sys.stderr, disable=None if sys.stderr else True, leave=False, unit="") as bar:

        def tell(step: ProgressStep) -> None:
            nonlocal stories
            stories += step.stories
            bar.total += step.found
            bar.set_postfix_str(ngettext("%(count)d story", "%(count)d stories", stories) % {"count": stories}, False)
            bar.update(step.read)

        yield tell


class Printer:
    """Writes to a stream until it fails, and nothing from then on; writes nothing where there is no stream.

    A reader who has seen enough (`| head`) is no failure. Any other, such as a full disk, is kept in `failure`.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.failure = ""

    def line(self, text: str) -> None:
        """Write the line at once: a failure that waits in a buffer would come when nobody can tell of it any more."""
        if self._stream is None:
            return
        try:
            self._stream.write(text + "\n")
            self._stream.flush()
        except BrokenPipeError:
            self._stop(self._stream)
        except OSError as error:
            self.failure = error.strerror or str(error)
            self._stop(self._stream)

    def _stop(self, stream: TextIO) -> None:
        """Write nothing more to `stream`, and point it at the null device.

        Python flushes what is still buffered when it exits, and would fail a second time.
        """
        null_device = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null_device, stream.fileno())
        os.close(null_device)
        self._stream = None
