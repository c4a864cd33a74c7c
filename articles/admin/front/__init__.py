"""The front page's screen: what leads an issue, arranged beside a look at it as readers will see it."""

from .screen import FrontScreens

__all__ = ["FrontScreens"]
