"""The peer: a Wagtail site in a folder and an environment of its own, made from nothing and gone afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.serving import ROOT, listening

PACKAGES = Path(__file__).parent / "peer/requirements.txt"
FILL = (
    "import json; from tests.benchmarks.peer.filling import fill; print(json.dumps(fill(%r)))"
)


class NoPackagesError(Exception):
    """pip could not bring them."""


@dataclass(frozen=True)
class WagtailSite:
    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "environment/bin/python"

    def install(self) -> None:
        subprocess.run([sys.executable, "-m", "venv", self.folder / "environment"], check=True)
        command = [
            self.python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
        ]
        done = subprocess.run(
            [*command, "-r", PACKAGES], check=False, capture_output=True, text=True
        )
        if done.returncode:
            errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            raise NoPackagesError(next(iter(errors), f"pip ended with {done.returncode}"))

    def fill(self, told: str) -> dict[str, str]:
        """Kind of page → its address, with the same stories as the site that `told` of them (`contents.py`)."""
        (self.folder / "told.json").write_text(told, encoding="utf-8")
        # Follow from the models: nobody needs to keep them
        migrations = self.folder / "peer_migrations"
        migrations.mkdir()
        (migrations / "__init__.py").touch()
        self.run("makemigrations", "peer", "--verbosity", "0")
        self.run("migrate", "--verbosity", "0")
        self.run("collectstatic", "--noinput", "--verbosity", "0")
        return json.loads(self.shell(FILL % str(self.folder / "told.json")))

    def shell(self, code: str, **more: str) -> str:
        return self.run("shell", "--no-imports", "-c", code, **more)

    def run(self, *arguments: str, **more: str) -> str:
        command = [self.python, "-m", "django", *arguments]
        environment = self._environment(**more)
        return subprocess.run(
            command, check=True, env=environment, capture_output=True, text=True
        ).stdout

    @contextmanager
    def served(self, **more: str) -> Iterator[int]:
        """The port of the same server as ours; `more` are PEER_AHEAD or PEER_CACHE."""
        with listening(
            self.python, "tests.benchmarks.peer.server", self._environment(**more)
        ) as port:
            yield port

    def _environment(self, **more: str) -> dict[str, str]:
        site = {
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.peer.settings",
            "PEER_FOLDER": str(self.folder),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(self.folder)]),
        }
        return os.environ | site | more
