"""References and consents in the admin."""
