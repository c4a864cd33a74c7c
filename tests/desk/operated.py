"""The verbs of a page's blocks, each with the page as it is after it."""

from articles.desk import page_operations
from articles.models import Page


def operate(pk, version, *arguments):
    return _after(page_operations.operate, pk, version, *arguments)


def undo(pk, version, user=None):
    return _after(page_operations.undo, pk, version, user)


def redo(pk, version, user=None):
    return _after(page_operations.redo, pk, version, user)


def _after(verb, pk, version, *arguments):
    verb(pk, version, *arguments)
    return Page.objects.select_related("issue").get(pk=pk)
