"""`functools.cached_property` without its lock.

Until Python 3.11 the standard library's takes a lock for each first reading of a property, which Python 3.12 gave up
again: https://github.com/python/cpython/issues/87634. A page makes some six thousand such readings; a value is pure,
so that two threads at worst work it out twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class cached_property(Generic[T]):  # noqa: N801 - stands for the standard library's
    """Worked out when it is first asked for, and then an attribute of the instance."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self.work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> cached_property[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> cached_property[T] | T:
        if instance is None:
            return self
        # In the instance's own dict it hides this descriptor, also where the class is frozen
        value = instance.__dict__[self.name] = self.work_out(instance)
        return value
