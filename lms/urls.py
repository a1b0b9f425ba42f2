"""The map of addresses."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtail_urls
from wagtail.documents import urls as document_urls

from lms.views import components, held, home, privacy_notice, staff
from lms.views.health import live, ready
from lms.views.job import all_jobs, job, my_jobs, restart_job

urlpatterns: list[URLPattern | URLResolver] = [
    path("live", live, name="live"),
    path("ready", ready, name="ready"),
    path("today/", home.home, name="home"),
    path("work/", staff.staff, name="staff"),
    path("components/", components.components, name="components"),
    path("components/units/", components.sample_units, name="sample_units"),
    path("jobs/", my_jobs, name="my_jobs"),
    path("jobs/all/", all_jobs, name="jobs"),
    path("jobs/<uuid:uid>/", job, name="job"),
    path("jobs/<uuid:uid>/restart/", restart_job, name="job_restart"),
    path("privacy-notice/", privacy_notice.privacy_notice, name="privacy_notice"),
    path(
        "privacy-notice/read/",
        privacy_notice.privacy_notice_read,
        name="privacy_notice_read",
    ),
    path("mine/data/", held.own_data, name="own_data"),
    path("mine/data/copy.json", held.own_data_file, name="own_data_file"),
    path("", include("people.urls")),
    path("", include("courses.urls")),
    path("", include("assessments.urls")),
    path("", include("cms.urls")),  # addresses are tried in turn: lessons early
    path("", include("h5p.urls")),
    path("", include("live.urls")),
    path("", include("records.urls")),
    path("editing/documents/", include(document_urls)),
    path("editing/", include(wagtail_urls)),
]

handler500 = "lms.views.errors.fault"
