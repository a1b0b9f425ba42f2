"""Addresses of courses."""

from django.urls import URLPattern, URLResolver, path

from courses import api
from courses.views import campaign, draft, draft_part, draft_wave, study, waiver

app_name = "courses"
urlpatterns: list[URLPattern | URLResolver] = [
    path("study/", study.study, name="study"),
    path("study/<uuid:enrolment_uid>/", study.study_course, name="study_course"),
    path(
        "study/<uuid:enrolment_uid>/steps/<uuid:activity_uid>/",
        study.study_activity,
        name="study_activity",
    ),
    path(
        "api/records/<uuid:progress_uid>/rule", api.progress_rule, name="progress_rule"
    ),
    path("campaigns/", campaign.campaign_list, name="campaign_list"),
    path("campaigns/new/", draft.campaign_new, name="campaign_new"),
    path("campaigns/<uuid:uid>/", campaign.campaign, name="campaign"),
    path(
        "campaigns/<uuid:uid>/versions/<int:number>/",
        campaign.campaign_version,
        name="campaign_version",
    ),
    path(
        "campaigns/<uuid:uid>/answering/",
        campaign.campaign_answering,
        name="campaign_answering",
    ),
    path("campaigns/<uuid:uid>/edit/", draft.campaign_edit, name="campaign_edit"),
    path(
        "campaigns/<uuid:uid>/steps/", draft_part.campaign_steps, name="campaign_steps"
    ),
    path(
        "campaigns/<uuid:uid>/heads/", draft_part.campaign_heads, name="campaign_heads"
    ),
    path(
        "campaigns/<uuid:uid>/heads/<uuid:unit_uid>/",
        draft_part.campaign_head,
        name="campaign_head",
    ),
    path(
        "campaigns/<uuid:uid>/waves/", draft_wave.campaign_waves, name="campaign_waves"
    ),
    path("campaigns/<uuid:uid>/check/", draft.campaign_check, name="campaign_check"),
    path(
        "campaigns/<uuid:uid>/publish/", draft.campaign_publish, name="campaign_publish"
    ),
    path(
        "campaigns/<uuid:uid>/new-version/",
        draft.campaign_begin_version,
        name="campaign_begin_version",
    ),
    path(
        "campaigns/<uuid:uid>/discard/", draft.campaign_discard, name="campaign_discard"
    ),
    path(
        "campaigns/<uuid:uid>/close-list/",
        draft_part.campaign_close_roster,
        name="campaign_close_roster",
    ),
    path(
        "campaigns/<uuid:uid>/close/", draft_part.campaign_close, name="campaign_close"
    ),
    path("waivers/", waiver.waiver_list, name="waiver_list"),
    path("waivers/<uuid:enrolment_uid>/", waiver.waiver_new, name="waiver_new"),
]
