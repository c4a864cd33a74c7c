"""The proof screen of a page: its picture beside its stories, to be checked and mended in one place."""

from .screen import ProofScreens

__all__ = ["ProofScreens"]
