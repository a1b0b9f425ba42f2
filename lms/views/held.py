"""What the system knows about me: by purpose on a page, and whole as a file."""

import json
from collections.abc import Iterator

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kernel.kinds.privacy import RAW_FOR
from lms.selectors.held import copy_of, held_about
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.models import Person


@require_safe
@never_cache
@policy(SIGNED_IN)
def own_data(request: AuthenticatedRequest) -> HttpResponse:
    person = _own_person(request)
    shares = held_about(person) if person else []
    context = {"person": person, "shares": shares, "days": RAW_FOR.days}
    return render(request, "lms/own_data.html", context)


@require_safe
@never_cache
@policy(SIGNED_IN)
def own_data_file(request: AuthenticatedRequest) -> StreamingHttpResponse:
    """All rows about the asker as JSON, told a row at a time."""
    answer = StreamingHttpResponse(
        _lines(_own_person(request)), content_type="application/json"
    )
    answer.headers["Content-Disposition"] = (
        'attachment; filename="du-lieu-cua-toi.json"'
    )
    return answer


def _own_person(request: AuthenticatedRequest) -> Person | None:
    return Person.objects.filter(user=request.user).first()


def _lines(person: Person | None) -> Iterator[str]:
    yield f'{{"as_of": {json.dumps(timezone.now().isoformat())}, "held": {{'
    before = ""
    for held, rows in copy_of(person) if person else ():
        yield f"{before}\n{json.dumps(held.model)}: ["
        comma = ""
        for row in rows:
            yield comma + "\n" + json.dumps(row, cls=_Encoder, ensure_ascii=False)
            comma = ","
        yield "]"
        before = ","
    yield "\n}}\n"


class _Encoder(DjangoJSONEncoder):
    """Django's, and what PostgreSQL has beyond it: ranges and paths as text."""

    def default(self, o: object) -> object:
        try:
            return super().default(o)
        except TypeError:
            return str(o)
