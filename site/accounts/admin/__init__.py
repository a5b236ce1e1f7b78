"""People and one's own account in the Wagtail admin."""
