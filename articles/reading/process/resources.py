"""Limits to the memory and the processor time of the process that asks for them."""

from __future__ import annotations

import errno
import math
import time

try:
    import resource
except ImportError:  # not a Unix: no such limits there, only wall time
    resource = None  # type: ignore[assignment]

# What the system says where a file finds no room: a full disk, a quota, a limit to its size
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def limit_memory(most: int) -> None:
    """Limit this process to `most` bytes from now on, and forbid core dumps.

    Without effect where the system knows no such limits.
    """
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def limit_processor_time(seconds: float) -> None:
    """From now on this process may use so many seconds of processor time, rounded up; then
    SIGXCPU ends it.

    A new call begins anew. Without effect where the system knows no such limits.
    """
    if resource is not None:
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        until = math.ceil(time.process_time() + seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
