"""Write requirements.txt and requirements-dev.txt from pyproject.toml: exact versions of everything, no index host.

Each list is what a fresh virtual environment holds after pip resolved it. Run by `make lock`.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by `make lock` from pyproject.toml. The reasons for what is wanted stand there.\n"


def resolved(wanted: list[str]) -> list[str]:
    """`name==version` of `wanted` and all it needs, in the order of their names."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder, "bin", "python")), "-m", "pip"]
        # the pip that comes with Python 3.11 fails where two packages ask for one extra (lxml[html-clean])
        subprocess.run([*pip, "install", "--quiet", "--upgrade", "pip"], check=True)
        subprocess.run([*pip, "install", "--quiet", *wanted], check=True)
        frozen = subprocess.run(
            [*pip, "freeze"], check=True, capture_output=True, text=True
        ).stdout
    return sorted(frozen.split("\n"), key=str.lower)[1:]


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = resolved(project["project"]["dependencies"])
    both = resolved([*run, *project["dependency-groups"]["dev"]])
    dev = [line for line in both if line not in run]
    (ROOT / "requirements.txt").write_text(HEADER + "\n".join(run) + "\n", encoding="utf-8")
    (ROOT / "requirements-dev.txt").write_text(
        HEADER + "\n".join(["-r requirements.txt", *dev]) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
