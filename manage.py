#!/usr/bin/env python
"""Django's command line: `python manage.py help` lists what the desk can ask for."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def only_reads(arguments: list[str]) -> bool:
    """Whether the command only reads a page: nothing is kept and nothing signed, so no key is needed.

    `import_issue` takes no abbreviations, but it is the one to say so: --dry must not end in a question for a key.
    """
    command = arguments[:1]
    is_dry = any(word.startswith("--dr") for word in arguments)
    return command == ["show_page"] or (command == ["import_issue"] and is_dry)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    if only_reads(sys.argv[1:]):
        os.environ.setdefault("DEMO", "1")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "--traceback" in sys.argv:
            raise
        # A wrong setting says what to do; where it was noticed helps nobody
        sys.exit(f"{error}")


if __name__ == "__main__":
    main()
