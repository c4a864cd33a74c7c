"""The bytes of a file to import, as the reading processes get them."""

import io

from articles.intake import sources
from articles.intake.archives import LastOpenedArchive
from articles.intake.sources import SourceFile


def bytes_of(file: SourceFile) -> bytes:
    """Raises RefusedError."""
    copied = io.BytesIO()
    with LastOpenedArchive() as opened:
        sources.copy(file, copied, opened)
    return copied.getvalue()
