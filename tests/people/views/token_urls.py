"""One address behind the door for programs, for its tests."""

from django.urls import path

from tests.people.views.test_api_token import _view

urlpatterns = [path("probe/", _view)]
