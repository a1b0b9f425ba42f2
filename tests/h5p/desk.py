"""A lecturer before the editor, without scripts."""

from typing import Any

from django.test import Client

from people.kinds.role import Role
from tests.factories import GrantFactory
from tests.h5p.paper import fields_in


def lecturer() -> tuple[Any, Client]:
    grant = GrantFactory(role=Role.LECTURER)
    client = Client()
    client.force_login(grant.user, backend="django.contrib.auth.backends.ModelBackend")
    return grant, client


def pressed(page: Any, do: str, **changes: Any) -> dict[str, Any]:
    """The form of ``page`` as a browser sends it, with a button pressed."""
    told: dict[str, Any] = {}
    form = (
        page.content.decode().partition('class="h5p-form"')[2].partition("</form>")[0]
    )
    for name, value in fields_in(form):
        told.setdefault(name, []).append(value)
    return {**told, "do": do, **changes}
