"""The site as readers and as editors open it."""

import pytest

from tests.site.pages import SitePage


@pytest.fixture
def read(client):
    """A function (address or row) → the page there, which must be 200."""

    def read(place):
        response = client.get(place if isinstance(place, str) else place.get_absolute_url())
        assert response.status_code == 200, place
        return SitePage(response)

    return read


@pytest.fixture
def status(client):
    """A function (address or row) → what the site answers."""
    return lambda place: client.get(place if isinstance(place, str) else place.get_absolute_url()).status_code


@pytest.fixture
def as_editor(client, admin_user):
    """`client`, and with it `read` and `status`, signed in as an editor."""
    client.force_login(admin_user)
    return client
