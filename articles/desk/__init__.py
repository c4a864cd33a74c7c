"""What the desk does with articles and letters: its verbs, each in one transaction."""
