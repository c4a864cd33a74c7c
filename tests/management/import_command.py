"""`import_issue` as the tests call it: in this process, or as a user does in a process of its own."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

from django.core.management import CommandError, call_command

from tests.factories import make_image

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "tests/samples/demo/2023-11-08"  # the demo's issue of text
SEED = DEMO / "page-3.txt"
NO_SERVER = "postgresql://nobody@127.0.0.1:1/nothing"


class Run:
    """One call of the command: its exit code, standard output and standard error, in this process."""

    def __init__(self, *arguments, **options):
        out, err = io.StringIO(), io.StringIO()
        self.code = 0
        try:
            call_command(
                "import_issue", *map(str, arguments), stdout=out, stderr=err, **options
            )
        except CommandError as error:
            self.code = error.returncode
            err.write(f"CommandError: {error}\n")
        self.out, self.err = out.getvalue(), err.getvalue()

    @property
    def json(self):
        return json.loads(self.out)


def run_in_shell(*arguments, database, **options):
    """The command as a user runs it, in a process of its own, against another database."""
    command = [sys.executable, ROOT / "manage.py", *map(str, arguments)]
    environment = os.environ | {"DATABASE_URL": database, "DEMO": "1"}
    return subprocess.Popen(command, env=environment, cwd=ROOT, **options)


def output_of(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, (out or b"").decode(), err.decode()


def make_folder(parent):
    """A folder with a good page, an image that calls itself a text, and an empty file."""
    folder = parent / "2023-11-08"
    folder.mkdir()
    (folder / "3.txt").write_bytes(SEED.read_bytes())
    (folder / "4.txt").write_bytes(make_image())
    (folder / "5.txt").touch()
    return folder
