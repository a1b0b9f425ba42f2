"""Addresses of people."""

from django.urls import URLPattern, URLResolver, path

from people.views import account, code, entry, sign_in

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
    path("people/codes/", code.code_list, name="code_list"),
    path("people/codes/issue/", code.issue, name="issue"),
]
