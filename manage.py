#!/usr/bin/env python
"""Django's command line: `python manage.py help` lists what the desk can ask for."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    # It only reads a page: nothing is kept and nothing signed, so no key is needed. The command takes no abbreviations,
    # but it is the one to say so: --dry must not end in a question for a key.
    if sys.argv[1:2] == ["import_issue"] and any(word.startswith("--dr") for word in sys.argv):
        os.environ.setdefault("DEMO", "1")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"{error}")  # a wrong setting says what to do; where it was noticed helps nobody


if __name__ == "__main__":
    main()
