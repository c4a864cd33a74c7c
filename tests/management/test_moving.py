"""An archive moves from SQLite to PostgreSQL and back as docs/operating.md says, and loses nothing."""

import json
import os
import subprocess
import sys
import uuid

import psycopg
import pytest
from django.db import connection

from tests.management.import_command import DEMO, ROOT

pytestmark = pytest.mark.django_db  # on PostgreSQL: the server is what it needs
LEFT_OUT = ("contenttypes", "auth.permission", "sessions")
DUMP = ("dumpdata", "--natural-foreign", *(f"--exclude={one}" for one in LEFT_OUT))
STEPS = ("0006", "0018")  # migrations after which the first archive stood still for a time
RIGHTS = """
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from articles.models import Section
editor = User.objects.create_user("editor", is_staff=True)
editor.groups.add(Group.objects.get(name="编辑"))
editor.user_permissions.add(Permission.objects.get(codename="change_plainpage"))
LogEntry.objects.create(user=editor, action_flag=2, object_id="1", object_repr="要闻",
                        content_type=ContentType.objects.get_for_model(Section))
"""
FACTS = """
import hashlib, json
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.files.storage import default_storage
from articles import search
from articles.models import Article, Page, Revision
from articles.text.bigrams import parse_phrases
models = [m for m in apps.get_models() if m._meta.app_label == "articles"]
query = lambda words: search.Query(tuple(parse_phrases(words)))
codes = lambda permissions: sorted(f"{p.content_type.app_label}.{p.codename}" for p in permissions.all())
print(json.dumps({
    "groups": {group.name: codes(group.permissions) for group in Group.objects.all()},
    "users": {user.username: [codes(user.user_permissions), sorted(map(str, user.groups.all()))]
              for user in User.objects.all()},
    "histories": [[str(e.user), e.content_type.model, e.object_repr] for e in LogEntry.objects.order_by("pk")],
    "counts": {m._meta.label: m.objects.count() for m in models},
    "articles": list(Article.objects.order_by("pk").values_list("pk", "headline", "body", "state")),
    "revisions": [[r.article_id, r.number, r.story, r.body] for r in Revision.objects.order_by("pk")],
    "media": [hashlib.sha256(default_storage.open(p.pdf.name).read()).hexdigest()
              for p in Page.objects.exclude(pdf="").order_by("pk")],
    "found": [[hit.story.pk for hit in search.find(query(w)).hits] for w in ("记者", "产业园")],
}, default=str))
"""


@pytest.fixture
def postgresql():
    """The address of an empty database."""
    if connection.vendor != "postgresql":
        pytest.skip("moves to PostgreSQL and back")
    server, name = os.environ["DATABASE_URL"], f"moved_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield f"{server.rpartition('/')[0]}/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_an_archive_moves_to_postgresql_and_back_with_nothing_lost(tmp_path, postgresql):
    folders = {"MEDIA_ROOT": str(tmp_path / "media"), "SOURCES_ROOT": str(tmp_path / "sources")}

    def manage(database, *arguments):
        environment = os.environ | folders | {"DATABASE_URL": database}
        command = [sys.executable, str(ROOT / "manage.py"), *map(str, arguments)]
        done = subprocess.run(
            command, check=False, env=environment, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def facts(database):
        return json.loads(manage(database, "shell", "--no-imports", "-c", FACTS))

    def move(old, new):
        manage(old, *DUMP, "--output", tmp_path / "a.json")
        manage(new, "migrate", "--verbosity", "0")
        manage(new, "loaddata", tmp_path / "a.json")
        manage(new, "index_articles", "--missing")

    first, second = (
        f"sqlite:///{tmp_path}/first.sqlite3",
        f"sqlite:///{tmp_path}/second.sqlite3",
    )
    for step in STEPS:
        manage(first, "migrate", "articles", step, "--verbosity", "0")
    manage(first, "migrate", "--verbosity", "0")
    manage(first, "shell", "--no-imports", "-c", RIGHTS)
    manage(first, "import_issue", DEMO, "--publish")
    before = facts(first)
    assert before["articles"]
    assert before["found"][0]
    assert "articles.change_article" in before["groups"]["编辑"]
    move(first, postgresql)
    assert facts(postgresql) == before
    move(postgresql, second)
    assert facts(second) == before
