"""Addresses of sockets."""

from django.urls import path

from live.consumers.session import SessionConsumer

websocket_urlpatterns = [path("ws/sessions/", SessionConsumer.as_asgi())]
