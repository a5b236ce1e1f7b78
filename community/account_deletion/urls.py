"""Addresses for downloading what one wrote and for deleting the account."""

from django.urls import path

from community.account_deletion import views

app_name = "account_deletion"

urlpatterns = [
    path("community/joining/export/", views.export, name="export"),
    path("community/joining/delete/", views.delete, name="delete"),
]
