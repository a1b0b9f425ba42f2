"""The public front."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from cms.models import HomePage
from cms.services.rendering import render_body
from people.access import PUBLIC, policy
from people.templatetags.places import address_of


@policy(PUBLIC)
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What a visitor sees; whoever has signed in is sent to their own first page."""
    home = address_of("home")
    if request.user.is_authenticated and home and home != request.path:
        return redirect(home)
    page = HomePage.objects.filter(live=True).order_by("pk").first()
    return render(
        request,
        "cms/home_page.html",
        {"page": page, "content": mark_safe(_content(page))},  # noqa: S308 -- ours
    )


def _content(page: HomePage | None) -> str:
    """The body as HTML, rendered once a publication."""
    if page is None:
        return ""
    key = f"front:{page.pk}:{page.live_revision_id}"
    html = cache.get(key)
    if html is None:
        html = render_body(page.title, page.body, public=True).html
        cache.set(key, html, timeout=None)
    return str(html)
