"""The house rules that a machine can hold: tools in order, arrows, short functions, an exact lock, an empty door."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import pytest
from complexipy import file_complexity
from django.core.management import call_command
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.alike import ALIKE

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PURE = [f"articles/{name}" for name in ("story.py", "text", "reading", "formats")]
# Strict but for what Django's lack of types forbids.
TYPED_ROOMS = (
    "login",
    "intake",
    "management",
    "desk",
    "images",
    "derived",
    "presenting",
    "middleware",
    "syndication",
    "site",
    "legacy",
    "search",
    "models",
    "web",
    "templatetags",
)
TYPED = [f"articles/{name}" for name in TYPED_ROOMS]
LONGEST_FUNCTION = 40  # lines
LONGEST_FILE = 400  # lines
MOST_COMPLEX = 15  # cognitive complexity, which counts `and`, `or` and comprehensions too
MEAN_LINE = 48  # characters of a line that is not blank: one thought a line
MOST_ENTRIES = 26  # of articles/: a newcomer takes them in at one look
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "core", "misc", "manager", "service"}
# Classes of one name, each with its reason. Whoever reads any other name in articles/ knows which class is meant.
SAME_NAME_BECAUSE = {
    "Meta": "Django reads a model's and a form's options from a nested class of this name",
    "Command": "Django runs the class of this name in each module of management/commands",
    "State": "an article's is everybody's, a letter's is nested and always written Letter.State",
}


def sources(*folders):
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "command",
    ["ruff check --quiet", "ruff format --check --quiet", "mypy", "lint-imports --no-logo"],
)
def test_the_tools_find_nothing(command):
    program, *arguments = command.split()
    tool = [Path(sys.executable).parent / program, *arguments]
    done = subprocess.run(
        tool, check=False, cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def test_what_is_left_out_on_postgresql_is_there():
    assert [path for path in ALIKE if not (ROOT / "tests" / path).exists()] == []


@pytest.mark.django_db
def test_the_models_and_the_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", "--verbosity", "1")


def test_the_pure_rooms_load_without_django():
    names = [
        path.removesuffix(".py").replace("/", ".") for path in PURE if (ROOT / path).exists()
    ]
    code = f"import sys; sys.modules['django'] = None; import {', '.join(names)}"
    subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, check=True, timeout=60
    )


def test_every_pure_room_is_under_the_contract():
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    pure = next(contract for contract in contracts if contract["type"] == "forbidden")
    assert sorted(pure["source_modules"]) == sorted(
        path.removesuffix(".py").replace("/", ".") for path in PURE
    )


def mypy_override(option):
    """The modules for which pyproject.toml sets the mypy `option` to something else than strict does."""
    overrides = PROJECT["tool"]["mypy"]["overrides"]
    return sorted(next(override["module"] for override in overrides if option in override))


def test_mypy_reads_every_pure_and_every_typed_room():
    assert sorted(PROJECT["tool"]["mypy"]["files"]) == sorted(PURE + TYPED)


def test_only_the_typed_rooms_have_exceptions_for_django():
    assert mypy_override("disallow_subclassing_any") == sorted(
        f"{path.replace('/', '.')}.*" for path in TYPED
    )


def test_no_room_has_its_errors_ignored():
    overrides = PROJECT["tool"]["mypy"]["overrides"]
    assert [override["module"] for override in overrides if "ignore_errors" in override] == []


def test_the_door_of_articles_is_empty():
    assert (ROOT / "articles/__init__.py").read_bytes() == b""


def test_no_module_has_a_name_that_says_nothing():
    assert [
        path
        for path in sources("articles", "newsroom", "tests")
        if path.stem in NAMES_THAT_SAY_NOTHING
    ] == []


def test_no_two_classes_have_one_name():
    places = defaultdict(list)
    for path in sources("articles"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    repeated = {name: found for name, found in places.items() if len(found) > 1}
    assert {
        name: found for name, found in repeated.items() if name not in SAME_NAME_BECAUSE
    } == {}
    assert SAME_NAME_BECAUSE.keys() - repeated.keys() == set(), (
        "an exemption that nothing needs any more"
    )


def test_no_function_is_longer_than_forty_lines():
    functions = (
        (
            node.end_lineno - node.lineno + 1,
            f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
        )
        for path in sources("articles", "newsroom", "tests", ".ci")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert [place for lines, place in functions if lines > LONGEST_FUNCTION] == []


def test_no_file_is_longer_than_four_hundred_lines():
    long = [
        path for path in sources("articles", "newsroom") if len(lines_of(path)) > LONGEST_FILE
    ]
    assert long == []


def test_no_function_is_more_complex_than_a_reader_can_hold():
    functions = (
        (function.complexity, f"{path.relative_to(ROOT)}:{function.line_start} {function.name}")
        for path in sources("articles", "newsroom")
        for function in file_complexity(str(path)).functions
    )
    assert [place for complexity, place in functions if complexity > MOST_COMPLEX] == []


def test_lines_are_short_in_the_mean():
    lengths = [
        len(line) for path in sources("articles") for line in lines_of(path) if line.strip()
    ]
    assert sum(lengths) / len(lengths) <= MEAN_LINE


def test_articles_has_few_entries_and_no_lone_modules():
    entries = {
        path.name for path in (ROOT / "articles").iterdir() if path.name != "__pycache__"
    }
    assert len(entries) <= MOST_ENTRIES
    lone = {name for name in entries if name.endswith(".py")}
    assert lone == {"__init__.py", "apps.py", "story.py", "urls.py"}


def test_no_model_overrides_save():
    assert [
        path
        for path in sources("articles/models")
        if "def save(" in path.read_text(encoding="utf-8")
    ] == []


def test_nothing_listens_to_signals():
    text = {path: path.read_text(encoding="utf-8") for path in sources("articles", "newsroom")}
    assert [
        path for path, code in text.items() if re.search(r"\.signals\b|import receiver", code)
    ] == []


def locked(name):
    """The lock file `name` as {package: version}; a line that is not one exact version of one package fails."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [
        line
        for line in lines
        if line and not line.startswith("#") and line != "-r requirements.txt"
    ]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    return {
        canonicalize_name(package): number
        for package, number in (pin.split("==") for pin in pins)
    }


def test_the_lock_holds_what_pyproject_asks_for_and_what_is_installed():
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")
    for wanted, lock in (
        (PROJECT["project"]["dependencies"], run),
        (PROJECT["dependency-groups"]["dev"], run | dev),
    ):
        for requirement in map(Requirement, wanted):
            assert lock[canonicalize_name(requirement.name)] in requirement.specifier, (
                requirement
            )
    assert {package: version(package) for package in run | dev} == run | dev
