"""A Redis that does not answer costs no reader a page."""

from __future__ import annotations

import socket
import threading

import pytest
from django.core.cache import caches

from tests.factories import make_published

pytest.importorskip("redis", reason="Redis is optional, and its client is not installed")

BACKEND = "articles.web.failopen_redis.FailOpenRedisCache"


@pytest.fixture
def nobody():
    """The port of a server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed():
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def use(settings, port):
    redis = {"BACKEND": BACKEND, "LOCATION": f"redis://127.0.0.1:{port}/0"}
    settings.CACHES = {"default": redis, "pages": redis}


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["closed", "nobody"])
def test_pages_are_made_where_the_redis_that_keeps_them_is_gone(
    client, settings, request, state
):
    use(settings, request.getfixturevalue(state))
    settings.KEEP_PAGES = 600
    story = make_published()
    for _ in range(2):
        answer = client.get(story.get_absolute_url())
        assert answer.status_code == 200
        assert story.title in answer.content.decode()


def test_a_redis_that_is_gone_answers_as_one_that_has_forgotten_everything(settings, closed):
    use(settings, closed)
    cache = caches["default"]
    assert cache.get("key", "nothing") == "nothing"
    assert cache.set("key", 1) is None
    assert cache.add("key", 0) is True
    assert cache.delete("key") is False
    with pytest.raises(ValueError, match="key"):
        cache.incr("key")


def test_one_that_is_silent_is_waited_for_once(settings):
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen():
            while True:
                try:
                    asked.append(server.accept())
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        use(settings, server.getsockname()[1])
        caches["default"].get("key")
        waited_for = len(asked)
        for _ in range(20):
            caches["default"].get("key")
        assert waited_for == len(asked) > 0
        server.shutdown(socket.SHUT_RDWR)
    for connection, _address in asked:
        connection.close()


def test_what_another_release_kept_is_made_anew(settings, monkeypatch):
    from articles.web.failopen_redis import FailOpenRedisClient  # noqa: PLC0415 - wants the client that may not be installed

    client = FailOpenRedisClient(["redis://127.0.0.1:1/0"])
    monkeypatch.setattr(
        client, "get_client", lambda key: {"key": b"\x80\x05cnowhere\nNothing\n."}
    )
    assert client.get("key", "nothing") == "nothing"
