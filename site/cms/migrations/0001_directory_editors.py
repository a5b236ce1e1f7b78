"""The group of those who keep the directory true: services, providers and sources.

A migration, so that `migrate` alone makes it everywhere, and once: what an administrator
changes in the group later stays. Django makes the rows of permissions only after all
migrations, so they are made here under the names that it gives them.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

GROUP = "Directory editors"
# No right to delete: what was public is closed or unpublished, with a reason.
RIGHTS = {
    ("directory", "service"): ["view", "add", "change", "publish", "lock", "unlock"],
    ("directory", "provider"): ["view", "add", "change"],
    ("mapping_data", "source"): ["view", "add", "change"],
    ("mapping_data", "area"): ["view"],
}


def make_group(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    for (app_label, model), verbs in RIGHTS.items():
        kind, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        for verb in verbs:
            right, _ = Permission.objects.get_or_create(
                content_type=kind,
                codename=f"{verb}_{model}",
                defaults={"name": f"Can {verb} {model}"},
            )
            group.permissions.add(right)
    door = {"content_type__app_label": "wagtailadmin", "codename": "access_admin"}
    group.permissions.add(Permission.objects.get(**door))


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_initial"),
        ("mapping_data", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
