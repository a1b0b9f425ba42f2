"""The player's page and what it tells: reached by a signed token, without a session."""

from http import HTTPStatus

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from courses.services.completion import ActivityClosed, EvidenceLate
from h5p.kinds.play_token import SANDBOX, PlayToken
from h5p.models import Revision
from h5p.selectors.library import trusted
from h5p.selectors.play import Playing, has_core, object_id, playing_of, saved_state
from h5p.selectors.player import bundle_key, core_key, integration
from h5p.services.practice import (
    StaleContent,
    StateTooLarge,
    save_state,
    take_statement,
)
from h5p.spec.strict_json import read_json
from h5p.spec.xapi import is_sub_content_id, read_statement
from h5p.views.kept_file import answer
from people.access import PUBLIC, policy

LARGEST_BODY = 300_000  # bytes; a state is at most 256 KB
LONGEST_DATA_TYPE = 64
DEPTH = 50  # of a statement's JSON


@policy(PUBLIC)
@require_safe
@xframe_options_exempt
def frame(request: HttpRequest, token: str) -> HttpResponse:
    """The page in which content is played; nothing in it can reach ours."""
    told, revision = _told(token)
    builds, missing = trusted(revision.refs)
    if missing or not has_core():
        raise Http404
    site = f"{request.scheme}://{request.get_host()}"
    context = {
        "title": revision.facts.get("title", ""),
        "core": core_key(),
        "bundle": bundle_key(builds),
        "revision": revision,
        "integration": integration(
            revision=revision,
            builds=builds,
            playing=playing_of(told),
            site=site,
            base=site + reverse("h5p:frame", args=[token]),
        ),
    }
    response = render(request, "h5p/frame.html", context)
    response["Content-Security-Policy"] = policy_of(site)
    response["Cache-Control"] = "private, no-store"
    # Sites with clips ask who shows them; of the address, which holds the token, they
    # are told the host alone.
    has_clips = bool(_clips_for(site))
    response["Referrer-Policy"] = "strict-origin" if has_clips else "no-referrer"
    return response


@policy(PUBLIC)
@require_safe
def frame_file(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
    """A picture or clip of the content."""
    kept = _told(token)[1].files.get(path)
    if kept is None:
        raise Http404
    return answer(request, kept["sha256"], path, "private, max-age=43200")


@csrf_exempt
@policy(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
def state(request: HttpRequest, token: str, data_type: str, part: str) -> HttpResponse:
    """Where the learner left off; the core's own form of asking and telling."""
    told, _revision = _told(token)
    playing = playing_of(told)
    is_known = part == "0" or is_sub_content_id(part)
    if not is_known or len(data_type) > LONGEST_DATA_TYPE:
        raise Http404
    if request.method == "OPTIONS":  # jQuery takes the page for one of our origin
        return _open(HttpResponse(status=HTTPStatus.NO_CONTENT))
    if request.method != "POST":
        data = saved_state(playing, part.lower(), data_type) if playing else None
        return _open(JsonResponse({"success": True, "data": data or False}))
    if playing is None:  # a preview leaves no trace
        return _open(JsonResponse({"success": not told.enrolment}))
    return _open(_save(request, playing, part.lower(), data_type))


@csrf_exempt
@policy(PUBLIC)
@require_POST
def statement(request: HttpRequest, token: str) -> HttpResponse:
    """What the learner did, in xAPI's words; believed as far as practice needs it."""
    told, _revision = _told(token)
    playing = playing_of(told)
    if playing is None:
        return _open(JsonResponse({"success": not told.enrolment}))
    if _is_too_large(request):
        return _open(_refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
    try:
        value = read_json(request.POST.get("statement", "").encode(), DEPTH)
    except (ValueError, RecursionError):
        return _open(_refused(HTTPStatus.BAD_REQUEST))
    taken = read_statement(value, object_id(playing.revision))
    if taken is None:
        return _open(_refused(HTTPStatus.BAD_REQUEST))
    try:
        take_statement(playing=playing, statement=taken)
    except StaleContent:
        return _open(_refused(HTTPStatus.CONFLICT))
    except (ActivityClosed, EvidenceLate):
        return _open(_refused(HTTPStatus.FORBIDDEN))
    return _open(JsonResponse({"success": True}))


def _save(
    request: HttpRequest, playing: Playing, part: str, data_type: str
) -> HttpResponse:
    if _is_too_large(request):
        return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    data = request.POST.get("data", "0")
    if "\x00" in data:
        return _refused(HTTPStatus.BAD_REQUEST)
    try:
        save_state(
            playing=playing,
            sub_content_id=part,
            data_type=data_type,
            data=None if data == "0" else data,
            is_preloaded=request.POST.get("preload", "1") == "1",
        )
    except StaleContent:
        return _refused(HTTPStatus.CONFLICT)
    except StateTooLarge:
        return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return JsonResponse({"success": True})


def _told(token: str) -> tuple[PlayToken, Revision]:
    told = PlayToken.read(token)
    if told is None:
        raise Http404
    return told, get_object_or_404(Revision, uid=told.revision)


def _is_too_large(request: HttpRequest) -> bool:
    return int(request.headers.get("Content-Length") or 0) > LARGEST_BODY


def _refused(status: HTTPStatus) -> JsonResponse:
    return JsonResponse({"success": False}, status=status)


def _open(response: HttpResponse) -> HttpResponse:
    """Readable by a page without an origin; the token is the right, no cookie is asked."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Headers"] = "X-Requested-With, Content-Type"
    response["Cache-Control"] = "no-store"
    return response


def _clips_for(site: str) -> str:
    """The sites whose clips may be shown, for a policy: only on the player's own host.

    A frame within a page without an origin would have none either, and play nothing.
    """
    hosts = settings.H5P_CLIP_HOSTS if site == settings.H5P_ORIGIN else []
    return "".join(f" https://{one}" for one in hosts)


def policy_of(site: str, *, is_editor: bool = False) -> str:
    """Nothing from elsewhere, and no origin unless this is the player's own host.

    The editor asks in dialogs of the browser, too; and jQuery, where it reads HTML, sets
    a base in a document that is never shown.
    """
    own = f"{site} data: blob:"
    clips = "" if is_editor else _clips_for(site)
    is_apart = site == settings.H5P_ORIGIN
    sandbox = f"{SANDBOX} allow-same-origin" if is_apart else SANDBOX
    return "; ".join(
        [
            f"sandbox {sandbox}" + (" allow-modals" if is_editor else ""),
            "default-src 'none'",
            f"script-src {site}{clips} 'unsafe-inline' 'unsafe-eval'",
            f"worker-src {site} blob:",
            f"style-src {site} 'unsafe-inline'",
            f"img-src {own}{clips}",
            f"media-src {own}",
            f"font-src {own}",
            f"connect-src {site}",
            "frame-src" + (clips or " 'none'"),
            f"base-uri {site}" if is_editor else "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {site} {settings.WAGTAILADMIN_BASE_URL}",
        ]
    )
