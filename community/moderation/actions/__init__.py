"""What moderators decide, each in one transaction."""
