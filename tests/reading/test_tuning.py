"""Every threshold of the reading says in a sentence what it is: unit, reason, and what comes of it if it is raised."""

import ast
import re
from pathlib import Path

import pytest

from articles import reading

ROOM = Path(reading.__path__[0])
FILES = sorted([*ROOM.glob("**/*tuning.py"), *ROOM.glob("**/tuning/*.py")])
CHAINED = re.compile(r"likewise|…\s*$|#\s*…")


def thresholds(path):
    """Each field of the module's classes with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return [node for found in classes for node in found.body if isinstance(node, ast.AnnAssign)]


def is_told(lines, number):
    """Whether a comment stands right above a line, or above the field that shares it."""
    above = number - 2
    while above >= 0 and re.match(r"    \w+: ", lines[above]):
        above -= 1
    return lines[above].lstrip().startswith("# ") and not lines[above].startswith("    # --")


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_threshold_has_its_sentence(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [
        ast.unparse(node) for node in thresholds(path) if not is_told(lines, node.lineno)
    ] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_sentence_leans_on_the_one_before(path):
    assert [
        line for line in path.read_text(encoding="utf-8").splitlines() if CHAINED.search(line)
    ] == []
