"""README.md and docs/ name only what exists: modules, names, files, commands, settings, make targets, links."""

import ast
import importlib
import io
import json
import re
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.db.models import Model

from tests.test_house_rules import PROJECT, ROOT

LONGEST_README = 130  # lines: what one reads before one starts
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PARTS_OF_A_DECISION = ("Context", "Decision", "What we gave up")
SOURCES = ("articles", "newsroom", "tests")
FOLDERS = (*SOURCES, "docs", "templates", ".ci")
ENDINGS = "py|md|toml|html|css|js|rng|po|json|png"

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_PATH = re.compile(rf"(?:{'|'.join(map(re.escape, FOLDERS))})(?:/[\w.*-]+)*/?")
_FILE = re.compile(rf"[\w.-]+\.(?:{ENDINGS})")
_DOTTED = re.compile(r"[a-z_]\w*(?:\.\w+)+")
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")  # Story, Article.objects.published
# Files of others: examples of names to import, a database, the former site's pages.
_FOREIGN = re.compile(r"[\w.-]+\.(?:pdf|txt|zip|csv|htm|sqlite3|xml)")
# Python's and Django's names, placeholders, and the example of a field that does not exist yet.
NOT_OURS = {"self", "NAME", "prefetch_related", "noqa", "CommandError", "dateline_place"}
_COMMAND = re.compile(r"(?:manage\.py )([a-z_]+)((?: [^`\n#|]+)?)")
_MODULE_RUN = re.compile(r"-m ([a-z_]+(?:\.\w+)*)")
_MAKE = re.compile(r"^(?:\$ )?make ([a-z-]+)")
# How newsroom/settings.py asks
_READ_BY = {
    "flag",
    "words",
    "number",
    "choice",
    "web_address",
    "secret_address",
    "os.environ.get",
}
_ROOMS_ON_A_LINE = re.compile(r"(?<![\w/])(\w+)(?:/|\.py)(?=\s|$)")


def relative(path):
    return path.relative_to(ROOT).as_posix()


def text_of(document):
    return re.sub(r"<!--.*?-->", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)


def spans_of(document):
    """What stands between backticks in running text."""
    return list(dict.fromkeys(_SPAN.findall(_FENCED.sub("", text_of(document)))))


def commands_of(document):
    """The lines that a reader may type: those of shell blocks, and the spans."""
    blocks = [
        body
        for language, body in _FENCED.findall(text_of(document))
        if language in {"sh", "cron"}
    ]
    return [line.strip() for block in blocks for line in block.splitlines()] + spans_of(
        document
    )


# ---- What is there ---------------------------------------------------------------------------------------------------


@cache
def identifiers():
    """Every name that the sources define, take as an argument, or spell out as a string of one word."""
    here = Path(__file__).relative_to(ROOT)  # whose examples are of what is not there
    trees = [
        ast.parse((ROOT / path).read_text(encoding="utf-8"))
        for path in module_files()
        if path != here
    ]
    found = {name for tree in trees for node in ast.walk(tree) for name in _names_in(node)}
    return found | {part for path in module_files() for part in path.with_suffix("").parts}


def _names_in(node):
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Name(ctx=ast.Store()):
            yield node.id
        case ast.Attribute(ctx=ast.Store()):
            yield node.attr
        case ast.arg() | ast.keyword(arg=str()):
            yield node.arg
        case ast.Constant(value=str() as text) if _NAME.fullmatch(text):
            yield text
        case ast.alias():
            yield node.name


@cache
def module_files():
    return [
        path.relative_to(ROOT) for folder in SOURCES for path in (ROOT / folder).rglob("*.py")
    ]


@cache
def file_names():
    places = [ROOT, *(ROOT / folder for folder in FOLDERS)]
    return {
        path.name
        for place in places
        for path in (place.iterdir() if place == ROOT else place.rglob("*"))
    }


def resolves(dotted):
    """Whether a dotted name leads to something: from the root, or from inside articles/ or articles.reading."""
    return any(_leads_somewhere(f"{prefix}{dotted}") for prefix in ("", "articles."))


def _leads_somewhere(dotted):
    parts = dotted.split(".")
    if not (ROOT / parts[0]).is_dir():
        return False
    for end in range(len(parts), 0, -1):
        if any(
            (ROOT.joinpath(*parts[:end])).with_suffix(suffix).exists() for suffix in ("", ".py")
        ):
            return _has(importlib.import_module(".".join(parts[:end])), parts[end:])
    return False


def _has(thing, names):
    """Whether the attributes lead on to something; fields without a default are known by their annotation."""
    if not names:
        return True
    first, *rest = names
    if hasattr(thing, first):
        return _has(getattr(thing, first), rest)
    is_column = (
        isinstance(thing, type)
        and issubclass(thing, Model)
        and first in {f.name for f in thing._meta.fields}
    )
    return not rest and (is_column or first in getattr(thing, "__annotations__", {}))


@cache
def make_targets():
    return set(
        re.findall(
            r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
        )
    )


@cache
def options_of(command):
    app = get_commands()[command]
    parser = (load_command_class(app, command) if isinstance(app, str) else app).create_parser(
        "manage.py", command
    )
    return {option for action in parser._actions for option in action.option_strings}


@cache
def settings_read():
    """The names that newsroom/settings.py asks the environment for."""
    tree = ast.parse((ROOT / "newsroom/settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    asked = [call.args[0] for call in calls if ast.unparse(call.func) in _READ_BY]
    return {name.value for name in asked if isinstance(name, ast.Constant)}


# ---- What is wrong with a span ---------------------------------------------------------------------------------------


def fault_of(span):
    """Why a reader would look in vain for what the span names; "" where it is there, or names nothing of ours."""
    name = span.removesuffix("()").removesuffix("(…)")
    if name.split(".")[0] in NOT_OURS or _FOREIGN.fullmatch(name):
        return ""
    for form, is_there, fault in KINDS_OF_NAMES:
        if form.fullmatch(name):
            return "" if is_there(name) else fault
    return ""


def _is_known(name):
    """Whether every part of a name is one that the sources have; plain English is no name."""
    parts = [part for part in name.split(".") if _looks_like_code(part)]
    return all(part in identifiers() for part in parts)


def _looks_like_code(name):
    """An underscore, capitals inside, or all capitals."""
    return (
        "_" in name
        or bool(re.search(r"[a-z][A-Z]", name))
        or (name.isupper() and len(name) > 3)
    )


# The first form that a span has says what it names: its form, whether that is there, and what to say if it is not.
KINDS_OF_NAMES = (
    (_PATH, lambda name: any(ROOT.glob(name.rstrip("/"))), "there is no such file or folder"),
    (_FILE, lambda name: name in file_names(), "no file has this name"),
    (_DOTTED, resolves, "no module has this name, or nothing in it has"),
    (_NAME, _is_known, "nothing in the sources has this name"),
)


def fault_of_command(line):
    """Why a line of a shell block, or a span, could not be typed."""
    for command, arguments in _COMMAND.findall(line):
        if command not in get_commands():
            return f"manage.py has no command {command}"
        unknown = [
            o
            for o in re.findall(r"(?<!\S)--[a-z-]+", arguments)
            if o not in options_of(command)
        ]
        if unknown:
            return f"manage.py {command} has no option {unknown[0]}"
    target = _MAKE.match(line)
    if target and target[1] not in make_targets():
        return f"the Makefile has no target {target[1]}"
    for module in _MODULE_RUN.findall(line):
        if module.split(".")[0] in SOURCES and not _leads_somewhere(module):
            return f"there is no module {module}"
    return ""


# ---- Claims ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_a_document_names_only_what_exists(document):
    faults = [f"`{span}`: {fault}" for span in spans_of(document) if (fault := fault_of(span))]
    assert faults == [], (
        f"{relative(document)} lags behind the code. Say what it is called now:\n"
        + "\n".join(faults)
    )


def test_every_word_of_code_in_the_glossary_is_one():
    rows = [
        row.split("|")
        for row in text_of(ROOT / "docs/glossary.md").splitlines()
        if row.startswith("| ")
    ]
    words, at = set(), 0
    for row in rows:
        at = next((n for n, cell in enumerate(row) if cell.strip() == "in code"), at)
        words |= set(_SPAN.findall(row[at]))
    gone = sorted(word for word in words if word not in identifiers())
    assert words
    assert gone == [], (
        f"docs/glossary.md has words in its column “in code” that no source has: {gone}"
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_what_a_document_tells_to_type_can_be_typed(document):
    faults = [
        f"{line!r}: {fault}"
        for line in commands_of(document)
        if (fault := fault_of_command(line))
    ]
    assert faults == [], (
        f"{relative(document)} tells readers to type what is not there:\n" + "\n".join(faults)
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_link_of_a_document_leads_somewhere(document):
    faults = [
        target for target in _LINK.findall(text_of(document)) if not _is_there(target, document)
    ]
    assert faults == [], f"{relative(document)} links to what is not there: {', '.join(faults)}"


def _is_there(target, document):
    if target.startswith(("https://", "http://")):
        return True
    path, _, anchor = target.partition("#")
    file = (document.parent / path).resolve() if path else document
    return file.exists() and (not anchor or anchor in _anchors_of(file))


def _anchors_of(file):
    """As a forge makes them from headings: small letters, punctuation gone, spaces as hyphens."""
    headings = re.findall(r"^#+ (.+)$", text_of(file), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_a_spot_for_a_picture_is_filled_once_the_picture_is_there(document):
    spots = re.findall(r"<!-- picture: (\S+) -->", document.read_text(encoding="utf-8"))
    there = [spot for spot in spots if (ROOT / spot).exists()]
    assert there == [], (
        f"{relative(document)} still has comments where it can show: {', '.join(there)}"
    )


def test_the_readme_is_short():
    lines = len((ROOT / "README.md").read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_README, (
        f"README.md has {lines} lines, {LONGEST_README} at most: move the rest to docs/."
    )


def test_the_table_of_settings_has_every_setting_and_no_other():
    section = (
        text_of(ROOT / "docs/operating.md").partition("## Settings")[2].partition("\n## ")[0]
    )
    listed = {
        name
        for row in re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE)
        for name in _SPAN.findall(row)
    }
    missing, gone = settings_read() - listed, listed - settings_read()
    assert not missing, (
        f"docs/operating.md, Settings, lacks what newsroom/settings.py reads: {sorted(missing)}"
    )
    assert not gone, (
        f"docs/operating.md, Settings, lists what newsroom/settings.py no longer reads: {sorted(gone)}"
    )


def test_the_format_of_a_dry_run_is_described_key_by_key():
    text = text_of(ROOT / "docs/importing.md").partition("## What a dry run prints")[2]
    example = json.loads(
        next(body for language, body in _FENCED.findall(text) if language == "json")
    )
    # Has photos, signatures, crossheads and leftovers
    page = ROOT / "tests/samples/pages/metro-1.txt"
    out = io.StringIO()
    call_command(
        "import_issue", str(page), dry_run=True, json=True, stdout=out, stderr=io.StringIO()
    )
    described, printed = set(_keys(example)), set(_keys(json.loads(out.getvalue())))
    assert printed - described == set(), "docs/importing.md lacks keys that a dry run prints."
    assert described - printed == set(), (
        "docs/importing.md describes keys that no dry run prints."
    )


def _keys(value, above=""):
    """Every key of nested dicts with those above it, as sources.pages.number."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{above}{key}"
            yield from _keys(inner, f"{above}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner, above)


def test_the_commands_of_the_project_are_all_listed():
    ours = {path.stem for path in (ROOT / "articles/management/commands").glob("[a-z]*.py")}
    documents = "".join(
        text_of(ROOT / "docs" / name) for name in ("operating.md", "contributing.md")
    )
    unlisted = sorted(name for name in ours if f"manage.py {name}" not in documents)
    assert unlisted == [], (
        f"docs/operating.md or docs/contributing.md should say what these commands do: {unlisted}"
    )


def test_decisions_are_numbered_without_holes():
    numbers = [path.name[:5] for path in DECISIONS]
    assert numbers == [f"{n:04}-" for n in range(1, len(DECISIONS) + 1)], (
        "docs/decisions: NNNN-title.md, from 0001 on."
    )


@pytest.mark.parametrize("decision", DECISIONS, ids=relative)
def test_a_decision_has_its_parts_and_its_date(decision):
    text = decision.read_text(encoding="utf-8")
    missing = [part for part in PARTS_OF_A_DECISION if f"**{part}.**" not in text]
    assert missing == [], (
        f"{relative(decision)} lacks: {', '.join(missing)}. Each begins a paragraph as **{{part}}.**"
    )
    assert re.search(r"^\d{4}-\d{2}-\d{2}$", text, re.MULTILINE), (
        f"{relative(decision)} lacks its date on a line."
    )
    number = int(decision.name[:4])
    assert text.startswith(f"# {number}. "), (
        f"{relative(decision)} should begin with `# {number}. ` and its title."
    )


def test_the_map_of_the_readme_is_that_of_the_contract():
    drawing = next(
        body for _, body in _FENCED.findall(text_of(ROOT / "README.md")) if "story.py" in body
    )
    drawn = [room for line in drawing.splitlines() for room in _ROOMS_ON_A_LINE.findall(line)]
    layers = _layers()
    place = {room: n for n, layer in enumerate(layers) for room in layer}
    unplaced = sorted(set(place) - {*drawn, "urls", "apps", "migrations"})
    assert unplaced == [], (
        f"README.md, The map, lacks rooms that pyproject.toml has: {unplaced}"
    )
    unknown = [room for room in drawn if room not in place and room != "newsroom"]
    assert unknown == [], (
        f"README.md, The map, draws rooms that pyproject.toml does not have: {unknown}"
    )
    order = [place[room] for room in drawn if room in place]
    assert order == sorted(order), (
        "README.md, The map, draws rooms in another order than pyproject.toml has layers."
    )


def _layers():
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    articles = next(
        contract for contract in contracts if contract.get("containers") == ["articles"]
    )
    return [re.findall(r"\w+", layer) for layer in articles["layers"]]


# ---- The test itself -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "span",
    [
        "articles/story.py",
        "docs/",
        "tests/reading/*.py",
        "story.Story.headline",
        "articles.story",
        "desk.publishing.publish()",
        "FIELDS",
        "Story",
        "pyproject.toml",
        "a plain word",
        "2023-11-08/03.pdf",
    ],
)
def test_what_is_there_is_no_fault(span):
    assert fault_of(span) == ""


@pytest.mark.parametrize(
    "span",
    [
        "articles/stories.py",
        "story.Story.subtitle",
        "desk.announcing",
        "NO_SUCH_TABLE",
        "NoSuchClass",
        "nowhere.py",
    ],
)
def test_what_is_not_there_is_told(span):
    assert fault_of(span)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("make demos", "the Makefile has no target demos"),
        ("manage.py import_pages x", "manage.py has no command import_pages"),
        (
            ".venv/bin/python manage.py import_issue x --dry",
            "manage.py import_issue has no option --dry",
        ),
        (".venv/bin/python -m tests.reading.roofs", "there is no module tests.reading.roofs"),
        ("make test    # everything", ""),
        ("manage.py index_articles --missing", ""),
    ],
)
def test_what_cannot_be_typed_is_told(line, fault):
    assert fault_of_command(line) == fault
