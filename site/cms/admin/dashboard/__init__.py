"""The first page of the admin: tasks for each editor, and their reports."""
