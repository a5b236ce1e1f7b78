"""The tables of the postcode file, and how to open it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

# Grows whenever the tables, their meaning or the rules that fill them change:
# an older file is then built again.
LAYOUT = 1

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE authority (number INTEGER PRIMARY KEY, code TEXT NOT NULL);
CREATE TABLE sector (key INTEGER PRIMARY KEY, units BLOB NOT NULL);
CREATE TABLE outward_country (
    outward TEXT, country TEXT, postcodes INTEGER, PRIMARY KEY (outward, country)
) WITHOUT ROWID;
CREATE TABLE outward_authority (
    outward TEXT, authority INTEGER, postcodes INTEGER, easting INTEGER, northing INTEGER,
    PRIMARY KEY (outward, authority)
) WITHOUT ROWID;
CREATE TABLE area (area TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
"""


def connect(path: Path) -> sqlite3.Connection:
    """Opens the file to read; it takes no lock, since a finished file never changes.

    Shared between threads: callers hold a lock of their own.
    """
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False, cached_statements=8)
    # 256 KiB holds the upper pages of every table; the rest is in the system's cache.
    connection.execute("PRAGMA cache_size = -256")
    return connection


def read_meta(path: Path) -> dict[str, str]:
    """The `meta` table; empty when there is no file or it is not one of ours."""
    if not path.exists():
        return {}
    try:
        with closing(connect(path)) as connection:
            return dict(connection.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError:
        return {}
