"""The audit log: how actions are recorded, labelled and shown."""
