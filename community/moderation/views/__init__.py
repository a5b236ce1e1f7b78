"""Pages for reporting and for moderators."""
