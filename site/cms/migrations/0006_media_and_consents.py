
import cms.models.media
import django.db.models.deletion
import wagtail.images.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0004_roles_and_home'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DoomedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, unique=True)),
            ],
        ),
        migrations.AlterField(
            model_name='picture',
            name='consent',
            field=models.ForeignKey(blank=True, help_text='Needed where a person can be recognised, or made the picture.', limit_choices_to={'withdrawn_on': None}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='cms.consent'),
        ),
        migrations.AlterField(
            model_name='picture',
            name='file',
            field=cms.models.media.CleanPictureField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width'),
        ),
        migrations.AlterField(
            model_name='sitedocument',
            name='consent',
            field=models.ForeignKey(blank=True, help_text='Needed where the document tells what a person lived through.', limit_choices_to={'withdrawn_on': None}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='cms.consent'),
        ),
        migrations.AddIndex(
            model_name='picture',
            index=models.Index(fields=['file'], name='picture_by_file'),
        ),
        migrations.AddIndex(
            model_name='rendition',
            index=models.Index(fields=['file'], name='rendition_by_file'),
        ),
        migrations.AddField(
            model_name='doomedfile',
            name='consent',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doomed_files', to='cms.consent'),
        ),
    ]
