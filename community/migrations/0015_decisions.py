"""What is needed to undo the right decision, to know who decided, and to lose no answer."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.utils import timezone

TAKEN_BACK = "A moderator took the decision back before your appeal was answered."


def keep_who_acted(apps, schema_editor):
    """Of acts in a role, as far as their accounts are still there."""
    users = apps.get_model(settings.AUTH_USER_MODEL).objects.filter(pk=OuterRef("by_id"))
    address = Subquery(users.values("email")[:1])
    entries = apps.get_model("community", "AuditEntry").objects.exclude(by_whom="member")
    entries.filter(by__isnull=False).update(by_address=address)
    decisions = apps.get_model("community", "Decision").objects.filter(by__isnull=False)
    decisions.update(by_address=address)


def close_what_is_over(apps, schema_editor):
    """Suspensions whose last day has passed, and appeals against what was taken back by hand."""
    now = timezone.now()
    suspensions = apps.get_model("community", "Decision").objects.filter(kind="suspended")
    suspensions.filter(withdrawn_at=None, until__lt=timezone.localdate()).update(ended_at=now)
    appeals = apps.get_model("community", "Appeal").objects.filter(state="open")
    appeals.filter(decision__withdrawn_at__isnull=False).update(
        state="allowed", answer=TAKEN_BACK, answered_at=now
    )


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('community', "0014_letters"),
    ]

    operations = [
        migrations.AddField(
            model_name='auditentry',
            name='by_address',
            field=models.CharField(blank=True, help_text='Of who acted in a role, as it was then; it outlives their account.', max_length=254),
        ),
        migrations.AddField(
            model_name='complaint',
            name='decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='complaints', to='community.decision'),
        ),
        migrations.AddField(
            model_name='decision',
            name='by_address',
            field=models.CharField(blank=True, help_text='Of who decided; it outlives their account.', max_length=254),
        ),
        migrations.AddField(
            model_name='decision',
            name='ended_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='member',
            name='asked_before',
            field=models.JSONField(blank=True, default=list, help_text='A list of {question, answer}, the first first.', verbose_name='what was asked and answered before'),
        ),
        migrations.AddField(
            model_name='report',
            name='decision',
            field=models.ForeignKey(blank=True, help_text='By which it was acted on.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reports', to='community.decision'),
        ),
        migrations.RunPython(keep_who_acted, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(close_what_is_over, migrations.RunPython.noop, elidable=True),
    ]
