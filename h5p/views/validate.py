"""``POST /api/h5p/validate``: what is wrong with a package, for people and programs."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from h5p.messages import sentence_of
from h5p.permissions import VALIDATE_BY_PROGRAM
from h5p.selectors.library import installed_refs
from h5p.spec.limits import Limits
from h5p.spec.package import PackageReport, read_package
from h5p.spec.problem import Problem
from people.access import View
from people.api_token import open_to

_for_programs: Callable[[View], View] = open_to(VALIDATE_BY_PROGRAM)
_AROUND_THE_FILE = 100_000  # bytes of a form beside its file


def _bounded(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refuse what is too large, or is no form, before any of it is read."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        most = Limits().package
        length = request.headers.get("Content-Length") or "0"
        if not length.isdigit() or int(length) > most + _AROUND_THE_FILE:
            problem = Problem(
                "package-too-large", facts={"most": f"{most // 1_000_000} MB"}
            )
            return _answer(
                PackageReport([problem]), HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            )
        try:
            return view(request, *args, **kwargs)
        except (MultiPartParserError, TooManyFilesSent, RequestDataTooBig):
            return _no_file()

    return guarded


@_bounded
@_for_programs
@require_POST
def validate(request: HttpRequest) -> HttpResponseBase:
    """Every fault of the package in ``file``, each with its remedy; nothing is kept."""
    file = request.FILES.get("file")
    if file is None or file.file is None:
        return _no_file()
    report = read_package(file.file, file.name or "", installed=installed_refs())
    return _answer(report)


def _answer(report: PackageReport, status: HTTPStatus = HTTPStatus.OK) -> JsonResponse:
    main = report.main_library
    told = {
        "valid": report.is_valid,
        "errors": [
            {"code": one.code, "path": one.path, "message": sentence_of(one)}
            for one in report.problems
        ],
        "main_library": str(main) if main else None,
        "libraries": [str(one.ref) for one in report.libraries],
        "content_only": report.has_content and not report.libraries,
    }
    return JsonResponse(told, status=status)


def _no_file() -> JsonResponse:
    told = {
        "valid": False,
        "errors": [
            {
                "code": "no-file",
                "path": "",
                "message": _(
                    "Send the package as the field “file” of a multipart form."
                ),
            }
        ],
        "main_library": None,
        "libraries": [],
        "content_only": False,
    }
    return JsonResponse(told, status=HTTPStatus.BAD_REQUEST)
