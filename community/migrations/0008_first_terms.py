"""The first version of the terms is in force from the first start on. Later versions are
published by `manage.py load_terms`."""

from datetime import date
from pathlib import Path

from django.db import migrations

FIRST = Path(__file__).resolve().parents[1] / "data" / "terms" / "1.md"


def load_first(apps, schema_editor):
    day, _, text = FIRST.read_text(encoding="utf-8").partition("\n\n")
    apps.get_model("community", "TermsVersion").objects.get_or_create(
        number=1,
        defaults={"effective_on": date.fromisoformat(day.partition(": ")[2]), "text": text},
    )


class Migration(migrations.Migration):
    dependencies = [("community", "0007_letters_since")]
    operations = [migrations.RunPython(load_first, migrations.RunPython.noop, elidable=True)]
