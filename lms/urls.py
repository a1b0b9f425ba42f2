"""The map of addresses."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("people.urls")),
    path("", include("courses.urls")),
    path("", include("assessments.urls")),
    path("", include("records.urls")),
    path("", include("cms.urls")),
]
