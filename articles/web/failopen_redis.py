"""A cache in Redis that fails open: while the server is gone nothing is cached, and the site
goes on.

A paper must not be offline because its cache is. Calls to a server that does not answer return
what an empty cache would; it is asked again after PAUSE, so that a silent one costs one
reader's wait (a circuit breaker).
"""

from __future__ import annotations

import logging
import pickle
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

PATIENCE = 0.5  # seconds for it to answer: in its own network it takes a thousandth of that
PAUSE = 5.0  # seconds after which one that did not answer is asked again
# What unpickling raises for a value that another release of the site has stored.
_UNREADABLE = (
    pickle.UnpicklingError,
    AttributeError,
    ImportError,
    EOFError,
    TypeError,
    ValueError,
)

logger = logging.getLogger(__name__)


class FailOpenRedisClient(RedisCacheClient):
    _away_until = 0.0  # on the monotonic clock

    def get(self, key: str, default: Any) -> Any:
        try:
            return self._answer(default, super().get, key, default)
        except _UNREADABLE:
            return default

    def set(self, key: str, value: Any, timeout: int | None) -> None:
        self._answer(None, super().set, key, value, timeout)

    def add(self, key: str, value: Any, timeout: int | None) -> bool:
        return self._answer(True, super().add, key, value, timeout)

    def delete(self, key: str) -> bool:
        return self._answer(False, super().delete, key)

    def incr(self, key: str, delta: int) -> int:
        """Raises ValueError for a missing key, as Django's does, and for a missing server."""
        found = self._answer(None, super().incr, key, delta)
        if found is None:
            raise ValueError(key)
        return found

    def _answer(self, otherwise: Any, ask: Callable[..., Any], *arguments: Any) -> Any:
        if time.monotonic() < self._away_until:
            return otherwise
        try:
            return ask(*arguments)
        except RedisError as error:
            self._away_until = time.monotonic() + PAUSE
            logger.warning(
                "Redis does not answer, so nothing is cached for %d seconds: %s",
                PAUSE,
                type(error).__name__,
            )
            return otherwise


class FailOpenRedisCache(RedisCache):
    """Django's, with PATIENCE unless OPTIONS say otherwise."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        patience = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
        super().__init__(server, params | {"OPTIONS": patience | params.get("OPTIONS", {})})
        self._class = FailOpenRedisClient
