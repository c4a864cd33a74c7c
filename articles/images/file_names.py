"""Names of files in the media, changed so that an address that readers knew leads nowhere.

The web server hands out whatever lies in the media. So what may no longer be seen gets a name
that nobody has been told, in the folder WITHHELD; the desk goes on seeing it there. Shown again,
it leaves that folder.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from secrets import token_hex

from django.core.files.storage import default_storage

from articles.images import media, on_demand, renditions

_BY_CONTENT = re.compile(r"[0-9a-f]{64}")
_CHANCE = re.compile(r"-[0-9a-f]{32}$")  # what `_unknown` appended before


def is_withheld(name: str) -> bool:
    return name.startswith(f"{media.WITHHELD}/")


def name_for(name: str, *, hidden: bool) -> str:
    """The name for a file that is hidden from readers, or no longer."""
    shown = name.removeprefix(f"{media.WITHHELD}/")
    return f"{media.WITHHELD}/{_unknown(shown)}" if hidden else shown


def _unknown(name: str) -> str:
    """A name in the same folder that nobody can guess. One by its content gives way to chance."""
    path = PurePosixPath(name)
    if _BY_CONTENT.fullmatch(path.stem):
        stem = token_hex(32)
        return str(path.parent.with_name(stem[:2]) / (stem + path.suffix))
    stem = _CHANCE.sub("", path.stem)
    return str(path.with_name(f"{stem}-{token_hex(16)}{path.suffix}"))


def add_name(old: str, new: str) -> bool:
    """Gives the file a second name, durably; False where there is no such file. Raises OSError."""
    source, place = (Path(default_storage.path(name)) for name in (old, new))
    if not source.is_file():
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, place)
    except OSError:  # a file system without links
        shutil.copyfile(source, place)
        shutil.copymode(source, place)
    media.sync_folder(place.parent)
    return True


def remove_names(names: Collection[str]) -> None:
    """These names, and what was made of the files under them. Raises OSError."""
    for name in names:
        Path(default_storage.path(name)).unlink(missing_ok=True)
        renditions.remove(name)
    on_demand.remove_made_of(names)
