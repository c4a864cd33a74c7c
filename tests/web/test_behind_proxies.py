"""The web servers' examples in docs/operating.md, run as they stand there, but for ports, folders and certificates."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.factories import make_published

HOST = "paper.example"
OPERATING = Path(__file__).parents[2] / "docs" / "operating.md"
# Debian's programs for servers lie in folders that are in few people's PATH.
PROGRAMS = "/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin"
TRIES, PAUSE = 150, 0.1  # until a server that was started answers; seconds

NGINX = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{example}
}}
"""
CADDY = """
{{
    admin off
    local_certs
    skip_install_trust
    auto_https disable_redirects
}}
{example}
"""


@dataclass
class Proxy:
    """A web server in front of the site: by its ports on this machine."""

    https: int
    http: int = 0

    def ask(self, path, sender="127.0.0.1", **headers):
        """The answer over HTTPS to who asks from `sender`, an address of this machine."""
        anybody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
        asked = http.client.HTTPConnection(HOST)
        asked.sock = self._encrypted(anybody, sender)
        return _answer(asked, path, headers)

    def _encrypted(self, anybody, sender):
        """Caddy listens before it has made its certificate."""
        for _ in range(TRIES):
            plain = socket.create_connection(
                ("127.0.0.1", self.https), timeout=60, source_address=(sender, 0)
            )
            try:
                return anybody.wrap_socket(plain, server_hostname=HOST)
            except ssl.SSLError:
                plain.close()
                time.sleep(PAUSE)
        return pytest.fail("it never had a certificate")

    def ask_without_tls(self, path):
        asked = http.client.HTTPConnection("127.0.0.1", self.http, timeout=60)
        return _answer(asked, path, {"Host": HOST})


def _answer(asked, path, headers):
    with closing(asked):
        asked.request("GET", path, headers=headers)
        answer = asked.getresponse()
        answer.body = answer.read()
        return answer


def example_of(language):
    text = OPERATING.read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.+?)^```", text, re.DOTALL | re.MULTILINE)
    return found


def put(example, here):
    """The example with what differs on this machine; each of it must stand there."""
    for there, replaced in here.items():
        assert there in example
        example = example.replace(there, replaced)
    return example


def free_ports(count):
    with ExitStack() as held:
        found = [
            held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)
        ]
        return [each.getsockname()[1] for each in found]


@contextmanager
def running(*command, port, folder, **environment) -> Iterator[None]:
    """The server, from its first answer on; without its program the test is skipped."""
    program = shutil.which(command[0], path=PROGRAMS)
    if program is None:
        pytest.skip(f"{command[0]} is not installed")
    log = folder / "said.txt"
    with log.open("w") as said:
        server = subprocess.Popen(
            [program, *command[1:]],
            stdout=said,
            stderr=said,
            env={"PATH": PROGRAMS} | environment,
        )
    try:
        _wait_for(port, server, log)
        yield
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port, server, log):
    for _ in range(TRIES):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        if server.poll() is not None:
            break
        time.sleep(PAUSE)
    pytest.fail(log.read_text(errors="replace"))


@contextmanager
def nginx(site, media, folder):
    https, plain = free_ports(2)
    certificate(folder)
    here = {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{https} ssl;",
        "/etc/ssl/": f"{folder}/",
        "/srv/newsroom/media/": f"{media}/",
        "http://127.0.0.1:8000": site,
    }
    written = folder / "nginx.conf"
    # Its workers would else be nobody's, who may not read a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    example = put(example_of("nginx"), here)
    written.write_text(NGINX.format(user=user, folder=folder, example=example))
    with running("nginx", "-c", str(written), "-p", str(folder), port=https, folder=folder):
        yield Proxy(https, plain)


def certificate(folder):
    key, pem = folder / f"{HOST}.key", folder / f"{HOST}.pem"
    wanted = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={HOST}"]
    where = ["-keyout", str(key), "-out", str(pem)]
    subprocess.run(["openssl", "req", *wanted, *where], check=True, capture_output=True)


@contextmanager
def caddy(site, media, folder):
    (https,) = free_ports(1)
    here = {
        f"{HOST} {{": f"https://{HOST}:{https} {{",
        "/srv/newsroom/media": str(media),
        "127.0.0.1:8000": site.removeprefix("http://"),
    }
    written = folder / "Caddyfile"
    written.write_text(CADDY.format(example=put(example_of("caddy"), here)))
    command = ("caddy", "run", "--config", str(written), "--adapter", "caddyfile")
    homes = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    with running(*command, port=https, folder=folder, **homes):
        yield Proxy(https)


@pytest.fixture
def paper(live_server, settings, tmp_path):
    """(the site's address, its folder of uploads), in production behind one web server; it has one story."""
    settings.ALLOWED_HOSTS = [HOST]
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXIES = 1
    settings.SEARCHES_A_MINUTE = 3
    settings.MEDIA_ROOT = tmp_path / "media"
    for folder, name in (
        (settings.MEDIA_ROOT, "photo.jpg"),
        (settings.MEDIA_ROOT / "site", "drawn.svg"),
        (tmp_path / "sources", "page.pdf"),
    ):
        folder.mkdir()
        (folder / name).write_bytes(b"bytes of " + name.encode())
    return live_server.url, settings.MEDIA_ROOT


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("one_minute")
@pytest.mark.parametrize("server", [nginx, caddy])
def test_the_example_serves_the_site_and_the_uploads_and_says_who_asks(server, paper, tmp_path):
    story = make_published()
    with server(*paper, tmp_path) as proxy:
        pages_arrive_over_https(proxy, story)
        uploads_come_from_the_web_server_and_sources_from_nobody(proxy)
        a_drawn_masthead_comes_from_the_site_alone(proxy)
        searches_are_counted_by_sender_whatever_a_sender_says(proxy)


def pages_arrive_over_https(proxy, story):
    page = proxy.ask(story.get_absolute_url())
    assert page.status == 200
    # Absolute URLs say so: the site knows that the reader is on HTTPS.
    assert f'rel="canonical" href="https://{HOST}' in page.body.decode()
    if proxy.http:
        moved = proxy.ask_without_tls("/paper/")
        assert (moved.status, moved.headers["Location"]) == (301, f"https://{HOST}/paper/")


def uploads_come_from_the_web_server_and_sources_from_nobody(proxy):
    photo = proxy.ask("/media/photo.jpg")
    assert (photo.status, photo.body) == (200, b"bytes of photo.jpg")
    assert photo.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert photo.headers["X-Content-Type-Options"] == "nosniff"
    for path in (
        "/media/../sources/page.pdf",
        "/media/%2e%2e/sources/page.pdf",
        "/sources/page.pdf",
    ):
        assert b"bytes of page.pdf" not in proxy.ask(path).body


def a_drawn_masthead_comes_from_the_site_alone(proxy):
    assert proxy.ask("/media/site/drawn.svg").status == 404
    drawn = proxy.ask("/artwork/drawn.svg")
    assert (drawn.status, drawn.body) == (200, b"bytes of drawn.svg")
    assert "sandbox" in drawn.headers["Content-Security-Policy"]


def searches_are_counted_by_sender_whatever_a_sender_says(proxy):
    forged = [f"192.0.2.{n}" for n in range(4)]
    mine = [proxy.ask("/search/?q=a", **{"X-Forwarded-For": said}).status for said in forged]
    assert mine == [200, 200, 200, 429]
    assert proxy.ask("/search/?q=a", sender="127.0.0.2").status == 200
