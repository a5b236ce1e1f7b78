"""The address of a file that a member attached."""

from django.urls import path

from community.attachments import views

app_name = "attachments"

urlpatterns = [
    path("community/attachments/<int:pk>/", views.attachment, name="attachment"),
]
