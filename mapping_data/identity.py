"""Identities that are the same on every machine that loads the register."""

from uuid import UUID, uuid5

NAMESPACE = UUID("6f1f5e0a-6c0b-5d1e-9a3c-0b6f8a3d2c11")


def register_uuid(noun: str, key: str) -> UUID:
    """The UUID of a register row: `noun` is its kind (`area`, `service`), `key` its own key."""
    return uuid5(NAMESPACE, f"{noun}:{key}")
