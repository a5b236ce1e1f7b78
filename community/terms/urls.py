"""Addresses of the terms, which are public, and of agreeing to them."""

from django.urls import path

from community.terms import views

app_name = "terms"

urlpatterns = [
    path("community/terms/", views.terms, name="terms"),
    path("community/joining/terms/", views.terms, name="agree"),
    path("community/how-we-moderate/", views.figures, name="how_we_moderate"),
]
