import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce


def fill(apps, schema_editor):
    """Until now posts were new by their keys, and read marks say keys: so the keys are the order
    so far. What waits to be seen for the first time has no place in it yet."""
    Post, Topic = apps.get_model('community', 'Post'), apps.get_model('community', 'Topic')
    waiting = Post.objects.filter(state='held').exclude(held_for__in=['edit', 'report'])
    seen = Post.objects.exclude(pk__in=waiting.values('pk'))
    seen.update(shown_order=F('pk'), shown_at=F('created_at'))
    orders = Post.objects.filter(topic=OuterRef('pk')).order_by().values('topic')
    highest = Subquery(orders.annotate(last=Max('shown_order')).values('last'))
    Topic.objects.update(last_shown=F('last_post_id'), shown_count=Coalesce(highest, 0))
    # A mark may name a post that has gone since.
    Mark = apps.get_model('community', 'ReadMark')
    marks = Mark.objects.filter(topic=OuterRef('pk')).order_by().values('topic')
    furthest = marks.annotate(last=Max('last_shown')).values('last')
    beyond = Topic.objects.annotate(furthest=Subquery(furthest))
    beyond = beyond.filter(furthest__gt=F('shown_count')).values_list('pk', 'furthest')
    for pk, last in list(beyond):
        Topic.objects.filter(pk=pk).update(shown_count=last)


def name_none(apps, schema_editor):
    Decision = apps.get_model('community', 'Decision')
    Decision.objects.filter(post__nameless=True).update(nameless=True)


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0012_search_by_board'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='post',
            name='shown_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='post',
            name='shown_order',
            field=models.PositiveBigIntegerField(editable=False, help_text='Its place in the order of being shown to members.', null=True),
        ),
        migrations.AddField(
            model_name='topic',
            name='last_shown',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='topic',
            name='shown_count',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.RenameField(
            model_name='readmark',
            old_name='last_post_id',
            new_name='last_shown',
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['topic', 'shown_order'], name='post_shown'),
        ),
        migrations.AddField(
            model_name='decision',
            name='nameless',
            field=models.BooleanField(default=False, help_text='About a post without a name; also when that post has gone.'),
        ),
        migrations.RunPython(name_none, migrations.RunPython.noop),
        migrations.CreateModel(
            name='TraceRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(max_length=2000)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('done_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trace_requests', to='community.post')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('done_at__isnull', True)), fields=('post', 'by'), name='one_open_trace_request')],
            },
        ),
    ]
