"""Output of commands: progress and lines. An import goes on, even where its output can no longer be written."""

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
    """A progress callback that draws a bar of pages, time and stories, where standard error is
    a terminal.

    `files`: how many will be read. Each counts as one page until it is known to hold more.
    """
    stories = 0
    with tqdm(
        total=files, file=sys.stderr, disable=None if sys.stderr else True, leave=False, unit=""
    ) as bar:

        def show(step: ProgressStep) -> None:
            nonlocal stories
            if step == ProgressStep():  # something else is done; the bar's rate is of pages
                return
            stories += step.stories
            bar.total += step.found
            bar.set_postfix_str(
                ngettext("%(count)d story", "%(count)d stories", stories) % {"count": stories},
                False,
            )
            bar.update(step.read)

        yield show


class Printer:
    """Writes lines to a stream until that fails, and nothing from then on; nothing at all where
    the stream is None.

    A broken pipe, as after `| head`, is no failure. Any other, such as a full disk, stands in
    `failure`, in words.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.failure = ""

    def line(self, text: str) -> None:
        """Write and flush the line: a failure to write a buffer would come too late to be reported."""
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
