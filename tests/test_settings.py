"""What the environment makes of newsroom/settings.py. Each claim starts Python anew: settings are read once."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DEMO_KEY = "demo-key-that-everybody-can-read-in-the-source"
OWN_KEY = "a-key-of-this-test-alone-with-more-than-fifty-characters-in-it"
PRODUCTION = {"SECRET_KEY": OWN_KEY, "ALLOWED_HOSTS": "paper.example"}


def manage(*arguments, **environment):
    """`manage.py` under `environment` and nothing else: (exit code, standard output, standard error)."""
    command = [sys.executable, "-W", "error", ROOT / "manage.py", *arguments]
    environment = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1"} | environment
    done = subprocess.run(
        command,
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def setting(expression, **environment):
    """The value of `expression` over `settings` and `connection`."""
    code = "import json; from django.conf import settings; from django.db import connection; "
    status, out, err = manage(
        "shell", "--no-imports", "-c", f"{code}print(json.dumps({expression}))", **environment
    )
    assert status == 0, err
    return json.loads(out)


@pytest.mark.parametrize(
    "key", ["", " " * 40, DEMO_KEY, f" {DEMO_KEY}\n", "x" * 31, f"{'x' * 31}   "]
)
def test_production_refuses_a_key_that_others_know_or_guess_and_says_how_to_make_one(key):
    status, _, err = manage("check", SECRET_KEY=key)
    assert status == 1
    assert "SECRET_KEY is not set, or is the demo key, or has fewer than 32 characters" in err
    assert "secrets.token_urlsafe" in err
    assert "Traceback" not in err


def test_production_with_a_key_passes_djangos_deployment_checks():
    assert manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)[0] == 0


def test_a_dry_run_needs_neither_key_nor_database(tmp_path):
    dump = tmp_path / "page-3.txt"
    dump.write_text(
        "桥修好了\n　　本报讯 记者李明 报道 昨日，村口的桥修好了，\n村民过河不用再绕路。\n",
        encoding="utf-8",
    )
    nowhere = f"postgresql://nobody@%2F{tmp_path.name}/none"
    status, out, err = manage(
        "import_issue", str(dump), "--dry-run", "--json", DATABASE_URL=nowhere
    )
    assert (status, json.loads(out)["totals"]["sources"]) == (0, 1), err


def test_an_abbreviated_dry_run_is_refused_by_its_name_and_asks_for_no_key():
    status, _, err = manage("import_issue", "page-3.txt", "--dry")
    assert (status, "unrecognized arguments: --dry" in err, "SECRET_KEY" in err) == (
        2,
        True,
        False,
    )


def test_production_collects_static_files_and_every_address_in_them_leads_somewhere(tmp_path):
    status, _, err = manage(
        "collectstatic", "--noinput", STATIC_ROOT=str(tmp_path), **PRODUCTION
    )
    assert status == 0, err
    assert (tmp_path / "staticfiles.json").exists()


def test_production_is_what_an_unset_environment_means():
    flags = "[settings.DEBUG, settings.DEMO, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE]"
    assert setting(flags, **PRODUCTION) == [False, False, True, True]


@pytest.mark.parametrize(
    ("value", "on"), [("1", True), ("True", True), ("0", False), ("off", False), ("", False)]
)
def test_debug_is_on_only_when_asked_for(value, on):
    assert setting("settings.DEBUG", DEBUG=value, **PRODUCTION) is on


def test_a_flag_that_is_neither_yes_nor_no_is_refused():
    status, _, err = manage("check", DEBUG="maybe", **PRODUCTION)
    assert (status, err.strip()) == (
        1,
        "DEBUG='maybe': expected 1 or 0. Set DEBUG=1, DEBUG=0, or unset it.",
    )


def test_times_are_those_of_the_papers_zone_which_is_a_setting():
    zone = "settings.TIME_ZONE"
    assert setting(zone, **PRODUCTION) == "Asia/Shanghai"
    assert setting(zone, TIME_ZONE="Asia/Urumqi", **PRODUCTION) == "Asia/Urumqi"
    for name in ("Asia/Peking", "../etc", "UTC+8"):
        status, _, err = manage("check", TIME_ZONE=name, **PRODUCTION)
        assert (status, err.strip()) == (
            1,
            f"TIME_ZONE={name!r}: expected the name of a time zone, such as TIME_ZONE=Asia/Shanghai.",
        )


def test_the_database_is_sqlite_in_the_project_folder_unless_said_otherwise():
    name = "[connection.vendor, str(connection.settings_dict['NAME'])]"
    assert setting(name, **PRODUCTION) == ["sqlite", str(ROOT / "db.sqlite3")]


def test_database_url_picks_postgresql():
    url = "postgresql://desk:p%40ss@db.example:5433/paper"
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    keys = f"[connection.vendor] + [connection.settings_dict[key] for key in {names}]"
    wanted = ["postgresql", "paper", "desk", "p@ss", "db.example", 5433]
    assert setting(keys, DATABASE_URL=url, **PRODUCTION) == wanted


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("nonsense", "an address of no known form"),
        ("s3cret@://x", "an address of no known form"),
        ("foo://u:s3cret@h/x", "it begins foo://"),
        ("oracle://u:s3cret@h/x", "it begins oracle://"),
        (
            "postgresql://u:s3cret@h:notaport/x",
            "host, port or password that cannot be told apart",
        ),
        ("postgresql://u:s3/cret@h/x", "host, port or password that cannot be told apart"),
        ("postgresql://u:s3cret@h", "no name of a database"),
        ("postgresql://u:s3cret@h/", "no name of a database"),
        ("sqlite://", "no name of a database"),
        ("sqlite:///", "no name of a database"),
        ("sqlite:///:memory:", "no name of a database"),
    ],
)
def test_what_is_no_address_of_a_database_is_said_in_a_line_without_its_password(url, found):
    status, _, err = manage("check", DATABASE_URL=url, **PRODUCTION)
    assert (status, len(err.splitlines())) == (1, 1)
    assert err.startswith("DATABASE_URL is no address of a database. Expected postgresql://")
    assert f"found: {found}" in err
    assert not re.search("s3|cret|notaport", err)


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_an_import_says_so_too_even_one_that_would_not_open_the_database(options):
    status, out, err = manage(
        "import_issue", "page-3.txt", *options, DATABASE_URL="nonsense", **PRODUCTION
    )
    assert (status, out, err.partition(".")[0]) == (
        1,
        "",
        "DATABASE_URL is no address of a database",
    )


def test_a_socket_a_service_and_the_tests_database_are_addresses_too():
    for url, name in [
        ("postgresql:///paper", "paper"),
        ("postgres://?service=desk", ""),
        ("sqlite://:memory:", ":memory:"),
    ]:
        assert (
            setting("settings.DATABASES['default']['NAME']", DATABASE_URL=url, **PRODUCTION)
            == name
        )


def test_sqlite_lets_readers_read_while_somebody_writes(tmp_path):
    pragmas = "[connection.cursor().execute(f'PRAGMA {p}').fetchone()[0] for p in ('journal_mode', 'foreign_keys')]"
    assert setting(
        pragmas, DATABASE_URL=f"sqlite:///{tmp_path}/some.sqlite3", **PRODUCTION
    ) == [
        "wal",
        1,
    ]


def test_a_desk_without_a_certificate_can_still_sign_in():
    flags = "[settings.SESSION_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS]"
    assert setting(flags, HTTPS="0", **PRODUCTION) == [False, False, 0]


def test_a_second_factor_is_for_nobody_for_publishers_or_for_all():
    assert setting("settings.SECOND_FACTOR", **PRODUCTION) == ""
    assert (
        setting("settings.SECOND_FACTOR", SECOND_FACTOR="publishers", **PRODUCTION)
        == "publishers"
    )
    status, _, err = manage("check", SECOND_FACTOR="some", **PRODUCTION)
    assert (status, err.strip()) == (
        1,
        "SECOND_FACTOR='some': expected publishers or all, or unset it.",
    )


def test_hosts_and_origins_are_lists_split_at_commas():
    hosts = "[settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS]"
    environment = PRODUCTION | {
        "ALLOWED_HOSTS": "a.example, b.example,",
        "CSRF_TRUSTED_ORIGINS": "https://a.example",
    }
    assert setting(hosts, **environment) == [["a.example", "b.example"], ["https://a.example"]]


def test_the_demo_takes_no_setting_from_the_shell_around_it():
    settings = (ROOT / "newsroom/settings.py").read_text(encoding="utf-8")
    named = re.findall(
        r'(?:flag|words|seconds|number|choice|web_address|environ\.get)\("(\w+)"', settings
    )
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    demo = re.search(r"^DEMO := env (.*?manage\.py)$", makefile, re.MULTILINE | re.DOTALL)[1]
    settled = {left_out or said for left_out, said in re.findall(r"-u (\w+)|(\w+)=", demo)}
    assert set(named) <= settled


def test_the_desk_speaks_chinese_whatever_the_browser_asks_for(client):
    page = client.get("/admin/login/", headers={"accept-language": "en"})
    assert page.headers.get("content-language") is None
    assert '<html lang="zh-hans"' in page.content.decode()


def test_pages_are_kept_in_memory_or_in_the_redis_that_the_address_names():
    backend = "settings.CACHES['pages']['BACKEND']"
    assert setting(backend, **PRODUCTION).endswith("LocMemCache")
    assert setting(
        backend, **PRODUCTION, CACHE_URL="redis://:secret@cache.example:6379/1"
    ).endswith("FailOpenRedisCache")
    assert setting("settings.KEEP_PAGES", **PRODUCTION, KEEP_PAGES="0") == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CACHE_URL", "memcached://:secret@host"),
        ("KEEP_PAGES", "an hour"),
        ("SEARCHES_A_MINUTE", "few"),
    ],
)
def test_what_cannot_keep_pages_is_refused_in_words(name, value):
    status, _out, err = manage("check", **PRODUCTION, **{name: value})
    assert status != 0
    assert name in err.splitlines()[-1]
    assert "secret" not in err


def test_what_is_the_desks_alone_may_not_lie_where_everybody_reads():
    folders = {"MEDIA_ROOT": "/srv/paper/media", "SOURCES_ROOT": "/srv/paper/media/sources"}
    status, _, err = manage("check", **PRODUCTION, **folders)
    assert status == 1
    assert "SOURCES_ROOT lies inside MEDIA_ROOT" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", ["localhost", 25, "", "", False, False]),
        ("smtp://mail.example", ["mail.example", 25, "", "", False, False]),
        (
            "smtps://desk:p%40ss@mail.example",
            ["mail.example", 465, "desk", "p@ss", True, False],
        ),
        (
            "smtp+tls://desk:word@mail.example:2525",
            ["mail.example", 2525, "desk", "word", False, True],
        ),
    ],
)
def test_a_mail_server_is_one_address(url, expected):
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_SSL", "USE_TLS")
    said = ", ".join(f"settings.EMAIL_{name}" for name in names)
    assert setting(f"[{said}]", EMAIL_URL=url, **PRODUCTION) == expected


@pytest.mark.parametrize("name", ["EMAIL_URL", "ALARM_WEBHOOK"])
def test_an_address_that_may_hold_a_password_is_refused_without_being_repeated(name):
    status, _, err = manage("check", **{name: "mail:desk:secret-word"}, **PRODUCTION)
    assert status == 1
    assert f"{name} is no address of a known form" in err
    assert "secret-word" not in err


@pytest.mark.parametrize("port", ["secret/word@mail.example", "99999"])
def test_a_password_with_a_slash_or_a_port_that_is_none_is_refused_in_words(port):
    status, _, err = manage("check", EMAIL_URL=f"smtp://desk:{port}", **PRODUCTION)
    assert status == 1
    assert "EMAIL_URL is no address of a known form" in err
    assert "secret" not in err
    assert "Traceback" not in err
