"""What the pages of the community show, by subject."""
