"""Addresses of people."""

from django.urls import URLPattern, URLResolver, path

from people.views import (
    account,
    api_token,
    audit,
    code,
    entry,
    grant,
    person,
    privacy,
    roster,
    sign_in,
    unit,
)

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("enter/", entry.enter, name="enter"),
    path("enter/password/", entry.enter_password, name="enter_password"),
    path("enter/<str:code>/", entry.enter_with, name="enter_with"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="password"),
    path("account/sign-out-everywhere/", account.sign_out_all, name="sign_out_all"),
    path("account/tokens/", api_token.token_list, name="token_list"),
    path("account/tokens/<uuid:uid>/revoke/", api_token.revoke, name="revoke_token"),
    path("people/codes/", code.code_list, name="code_list"),
    path("people/codes/issue/", code.issue, name="issue"),
    path("people/", person.person_list, name="person_list"),
    path("people/<uuid:uid>/", person.person, name="person"),
    path("people/<uuid:uid>/transfer/", person.transfer_person, name="transfer_person"),
    path("people/<uuid:uid>/standing/", person.change_standing, name="change_standing"),
    path("units/", unit.unit_list, name="unit_list"),
    path("units/search/", unit.unit_search, name="unit_search"),
    path("units/<uuid:uid>/", unit.unit, name="unit"),
    path("grants/", grant.grant_list, name="grant_list"),
    path("grants/new/", grant.new_grant, name="new_grant"),
    path("grants/<uuid:uid>/end/", grant.end, name="end_grant"),
    path("rosters/", roster.roster_list, name="roster_list"),
    path("rosters/template.xlsx", roster.template, name="roster_template"),
    path("rosters/<uuid:uid>/", roster.roster, name="roster"),
    path("rosters/<uuid:uid>/rows.xlsx", roster.roster_rows, name="roster_rows"),
    path("rosters/<uuid:uid>/apply/", roster.apply_it, name="roster_apply"),
    path("rosters/<uuid:uid>/check/", roster.check_it_again, name="roster_check"),
    path("rosters/<uuid:uid>/undo/", roster.undo, name="roster_undo"),
    path("mine/data/requests/", privacy.own_requests, name="own_privacy"),
    path("privacy/", privacy.privacy_list, name="privacy_list"),
    path("privacy/<uuid:uid>/", privacy.privacy, name="privacy"),
    path("audit/", audit.audit_list, name="audit_list"),
]
