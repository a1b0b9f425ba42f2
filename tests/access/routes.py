"""All addresses of ours, found from the URL configuration."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# Engines with rights of their own; tests of the app that mounts them guard their door.
FOREIGN_MODULES = ("wagtail.", "django.", "django_q.")


@dataclass(frozen=True)
class Route:
    name: str  # with namespace
    pattern: str
    view: Any

    @property
    def policy(self) -> tuple[object, ...] | None:
        return getattr(self.view, "policy", None)


def _walk(patterns: list[Any], prefix: str, spaces: tuple[str, ...]) -> Iterator[Route]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = (*spaces, one.namespace) if one.namespace else spaces
            yield from _walk(one.url_patterns, prefix + str(one.pattern), inner)
        elif isinstance(one, URLPattern):
            module = getattr(one.callback, "__module__", "")
            has_policy = hasattr(one.callback, "policy")
            if has_policy or not module.startswith(FOREIGN_MODULES):
                name = ":".join((*spaces, one.name or f"?{prefix}{one.pattern}"))
                yield Route(name, prefix + str(one.pattern), one.callback)


def our_routes() -> list[Route]:
    """Every address of ours, in the order of the URL configuration."""
    return list(_walk(get_resolver().url_patterns, "", ()))
