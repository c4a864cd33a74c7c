"""What only the pages of a file or an issue together tell: continued stories, and a page's place in its file."""
