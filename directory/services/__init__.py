"""A service record: its page, its exports and the actions on it."""
