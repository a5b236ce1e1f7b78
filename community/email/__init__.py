"""The community's email: the outbox and the task that sends it."""
