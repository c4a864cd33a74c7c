"""Importing bytes under a name, as the desk's upload does."""

from articles import intake
from articles.intake import sources, spool
from articles.intake.page_identity import NO_OPTIONS


def import_bytes(name, data, options=NO_OPTIONS, user=None):
    """The report of the one file that `data` is."""
    with spool.opened() as folder:
        (folder / "upload").write_bytes(data)
        (report,) = intake.import_files(
            sources.uploaded(name, folder / "upload"), options, user, jobs=1
        )
    return report
