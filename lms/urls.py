"""The map of addresses."""

from django.urls import URLPattern, URLResolver, include, path

from lms.views.health import live, ready

urlpatterns: list[URLPattern | URLResolver] = [
    path("live", live, name="live"),
    path("ready", ready, name="ready"),
    path("", include("people.urls")),
    path("", include("courses.urls")),
    path("", include("assessments.urls")),
    path("", include("records.urls")),
    path("", include("cms.urls")),
]
