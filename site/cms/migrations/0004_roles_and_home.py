"""The roles as groups, the review by a second person, and a first page.

A migration, so that `migrate` alone makes them everywhere, and once: what an administrator
changes later stays. Django makes the rows of permissions only after all migrations, so they are
made here under the names that it gives them.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

DRAFTS = {
    ("cms", "reference"): ["view", "add", "change"],
    ("cms", "consent"): ["view"],
    ("cms", "glossaryterm"): ["view"],
    ("cms", "theme"): ["view"],
    ("mapping_data", "source"): ["view", "add"],
    ("directory", "service"): ["view"],
}
# No right to delete: what was public is unpublished, with a reason.
PUBLISHES = {
    **DRAFTS,
    ("cms", "reference"): ["view", "add", "change", "publish", "lock", "unlock"],
    ("cms", "consent"): ["view", "add", "change"],
    ("cms", "glossaryterm"): ["view", "add", "change"],
    ("cms", "theme"): ["view", "add", "change"],
    ("mapping_data", "source"): ["view", "add", "change"],
}
ADMINISTERS = {
    **PUBLISHES,
    ("accounts", "user"): ["view", "add", "change"],
    ("auth", "group"): ["view", "change"],
    ("wagtailcore", "workflow"): ["add", "change"],
    ("wagtailcore", "task"): ["add", "change"],
    ("directory", "service"): ["view", "add", "change", "publish", "lock", "unlock"],
    ("directory", "provider"): ["view", "add", "change"],
    ("directory", "claim"): ["view", "add"],
    ("mapping_data", "area"): ["view"],
}
GROUPS = {"Contributors": DRAFTS, "Editors": PUBLISHES, "Administrators": ADMINISTERS}
PAGES = {
    "Contributors": ["add", "change"],
    "Editors": ["add", "change", "publish", "lock", "unlock"],
    "Administrators": ["add", "change", "publish", "lock", "unlock"],
}
MEDIA = {
    "Contributors": ["add", "choose"],
    "Editors": ["add", "change", "choose"],
    "Administrators": ["add", "change", "choose"],
}
MEDIA_MODELS = [("wagtailimages", "image"), ("wagtaildocs", "document")]


def right(apps: StateApps, app_label: str, model: str, verb: str):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind,
        codename=f"{verb}_{model}",
        defaults={"name": f"Can {verb} {model}"},
    )
    return found


def make_groups(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Wagtail's own “Editors” is made anew; its “Moderators” keep the community's rights only."""
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    door = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in ("Editors", "Moderators"):
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.clear()
        for model in ("GroupPagePermission", "GroupCollectionPermission"):
            apps.get_model("wagtailcore", model).objects.filter(group=group).delete()
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for name, rights in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(door)
        for (app_label, model), verbs in rights.items():
            group.permissions.add(*(right(apps, app_label, model, verb) for verb in verbs))
        for verb in PAGES[name]:
            apps.get_model("wagtailcore", "GroupPagePermission").objects.create(
                group=group, page=root, permission=right(apps, "wagtailcore", "page", verb)
            )
        for app_label, model in MEDIA_MODELS:
            for verb in MEDIA[name]:
                apps.get_model("wagtailcore", "GroupCollectionPermission").objects.create(
                    group=group,
                    collection=collection,
                    permission=right(apps, app_label, model, verb),
                )


def make_review(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """One workflow for pages and references, in the place of the one that Wagtail makes."""
    Workflow = apps.get_model("wagtailcore", "Workflow")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Workflow.objects.update(active=False)
    apps.get_model("wagtailcore", "Task").objects.update(active=False)
    kind, _ = ContentType.objects.get_or_create(app_label="cms", model="secondpersontask")
    task = apps.get_model("cms", "SecondPersonTask").objects.create(
        name="Approval by a second person", content_type=kind
    )
    for group in apps.get_model("auth", "Group").objects.filter(
        name__in=["Editors", "Administrators"]
    ):
        task.groups.add(group)
    workflow = Workflow.objects.create(name="Review by a second person")
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
        page=root, defaults={"workflow": workflow}
    )
    reference, _ = ContentType.objects.get_or_create(app_label="cms", model="reference")
    apps.get_model("wagtailcore", "WorkflowContentType").objects.create(
        content_type=reference, workflow=workflow
    )


def make_home(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """In the place of Wagtail's page of welcome."""
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="cms", model="homepage"
    )
    home = apps.get_model("cms", "HomePage").objects.create(
        title="Home",
        draft_title="Home",
        slug="home",
        content_type=kind,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=apps.get_model("wagtailcore", "Locale").objects.first(),
        fixed_address=True,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(
        hostname="localhost", root_page=Page.objects.get(pk=home.pk), is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_publishing"),
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("directory", "0003_claims"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(make_review, migrations.RunPython.noop),
        migrations.RunPython(make_home, migrations.RunPython.noop),
    ]
