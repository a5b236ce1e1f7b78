"""Directory editors may read claims and record them. Nobody changes or deletes one."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

GROUP = "Directory editors"


def let_editors_record_claims(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="directory", model="claim"
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    for verb in ("view", "add"):
        right, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind,
            codename=f"{verb}_claim",
            defaults={"name": f"Can {verb} claim"},
        )
        group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_directory_editors"), ("directory", "0003_claims")]

    operations = [migrations.RunPython(let_editors_record_claims, migrations.RunPython.noop)]
