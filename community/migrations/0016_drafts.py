from uuid import uuid4

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def key(apps, schema_editor):
    """Each draft has a key of its own, and the files that waited at its place wait with it."""
    Draft, Attachment = (apps.get_model('community', name) for name in ('Draft', 'Attachment'))
    for draft in Draft.objects.all():
        draft.key = uuid4()
        draft.save(update_fields=['key'])
        waiting = Attachment.objects.filter(
            post__isnull=True, uploader_id=draft.member_id, place=draft.place
        )
        waiting.update(place=f'draft:{draft.key.hex}')


def name_moderators(apps, schema_editor):
    """What a moderator replaced hangs on the decision."""
    Decision, PostVersion = (
        apps.get_model('community', name) for name in ('Decision', 'PostVersion')
    )
    edits = Decision.objects.filter(kind='edited', version__isnull=False)
    for version, by in edits.values_list('version', 'by'):
        PostVersion.objects.filter(pk=version).update(by_moderator=True, by_id=by)


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('community', "0015_decisions"),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='draft',
            name='tags',
            field=models.CharField(blank=True, default='', max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='draft',
            name='about',
            field=models.CharField(blank=True, default='', max_length=500),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='draft',
            name='nameless',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='draft',
            name='stands',
            field=models.CharField(blank=True, default='', max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='postversion',
            name='tags',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='postversion',
            name='by_moderator',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='postversion',
            name='by',
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name='+',
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(key, migrations.RunPython.noop),
        migrations.RunPython(name_moderators, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='draft',
            name='one_draft_a_place',
        ),
        migrations.AlterField(
            model_name='draft',
            name='key',
            field=models.UUIDField(default=uuid4, editable=False),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('member', 'key'), name='one_draft_a_form'),
        ),
    ]
