# ruff: noqa
# mypy: ignore-errors
"""Writing down the rows that today's code made, as the columns of their tables."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import connection

FIRST = 700_000
LEFT_OUT = ("sqlite_", "django_migrations", "wagtailsearch_", "wagtailcore_referenceindex",
            "community_searchdocument", "cms_search", "directory_searchdocument")
NATURAL = {
    "django_content_type": ["app_label", "model"],
    "auth_group": ["name"],
    "wagtailcore_page": ["url_path"],
    "wagtailcore_locale": ["language_code"],
    "wagtailcore_collection": ["path"],
    "community_termsversion": ["number"],
    "cms_theme": ["slug"],
    "directory_stage": ["slug"],
    "mapping_data_area": ["gss_code"],
}


def tables() -> list[str]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
    return [n for n in names if not n.startswith(LEFT_OUT) and "_fts" not in n]


def keys(table: str) -> set[Any]:
    with connection.cursor() as cursor:
        pk = connection.introspection.get_primary_key_column(cursor, table)
        cursor.execute(f'SELECT "{pk}" FROM "{table}"')
        return {row[0] for row in cursor.fetchall()}


def start_high() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_sequence")
        there = {row[0] for row in cursor.fetchall()}
        for table in tables():
            if table in there:
                cursor.execute("UPDATE sqlite_sequence SET seq=%s WHERE name=%s", [FIRST, table])
            else:
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, FIRST])


def dump(before: dict[str, set[Any]]) -> list[dict[str, Any]]:
    models = {m._meta.db_table: m for m in apps.get_models(include_auto_created=True)}
    made = []
    for table in tables():
        new = keys(table) - before[table]
        if not new:
            continue
        with connection.cursor() as cursor:
            pk = connection.introspection.get_primary_key_column(cursor, table)
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY "{pk}"')
            columns = [c[0] for c in cursor.description]
            rows = [dict(zip(columns, r, strict=True)) for r in cursor.fetchall()]
        rows = [r for r in rows if r[pk] in new]
        model = models.get(table)
        kinds, refs = {}, {}
        for field in model._meta.local_concrete_fields if model else []:
            kinds[field.column] = field.get_internal_type()
            if most := getattr(field, "max_length", None):  # SQLite takes what is longer
                long = [r[field.column] for r in rows if len(str(r[field.column] or "")) > most]
                assert long == [] or kinds[field.column] == "UUIDField", (table, field.column, long)
            if field.is_relation and field.related_model is not None:
                refs[field.column] = field.related_model._meta.db_table
        out = []
        for row in rows:
            out.append([value(row[c], kinds.get(c, ""), refs.get(c), row) for c in columns])
        times = [c for c in columns if kinds.get(c) == "DateTimeField"]
        days = [c for c in columns if kinds.get(c) == "DateField"]
        if table == "cache":
            times = ["expires"]
        made.append({"table": table, "columns": columns, "times": times, "days": days, "rows": out})
    return made


def value(found: Any, kind: str, to: str | None, row: dict[str, Any]) -> Any:
    if found is None:
        return None
    if isinstance(found, datetime):
        return found.astimezone(UTC).replace(tzinfo=None).isoformat(" ") if found.tzinfo else found.isoformat(" ")
    if isinstance(found, (date, Decimal)):
        return str(found)
    if kind == "BooleanField":
        return bool(found)
    if to in NATURAL and isinstance(found, int) and found < FIRST:
        names = NATURAL[to]
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {", ".join(names)} FROM "{to}" WHERE id=%s', [found])
            one = cursor.fetchone()
        return {"table": to, "where": dict(zip(names, one, strict=True))}
    if to is None and "base_content_type_id" in row and found == row.get("object_id") and str(found).isdigit() and int(found) < FIRST:
        with connection.cursor() as cursor:
            cursor.execute("SELECT url_path FROM wagtailcore_page WHERE id=%s", [int(found)])
            return {"table": "wagtailcore_page", "where": {"url_path": cursor.fetchone()[0]}, "as": "text"}
    if to and isinstance(found, int) and found < FIRST:
        raise AssertionError((to, found, row))
    if isinstance(found, (bytes, memoryview)):
        raise AssertionError((kind, row))
    return found


def write(path: Any, what: Any) -> None:
    path.write_text(json.dumps(what, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
