"""A limit to the memory of the process that asks for it."""

from __future__ import annotations

try:
    import resource
except ImportError:  # not a Unix: no limit to memory there, only to time
    resource = None  # type: ignore[assignment]


def limit_memory(most: int) -> None:
    """Limit this process to `most` bytes from now on, and forbid core dumps.

    Without effect where the system knows no such limits.
    """
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
