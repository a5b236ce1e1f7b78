"""What the pages of mapping rounds show."""
