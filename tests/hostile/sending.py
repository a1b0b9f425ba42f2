"""A form is sent spoilt: what is wrong with the answer, if anything."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.hostile.world import Form, counts, let_go, touched

VIETNAMESE = re.compile(
    r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE
)
FINE = {200, 204, 301, 302, 303, 400, 403, 404, 405, 409, 410, 413, 415, 422, 429}

type Spoilt = dict[str, Any]


def send(
    client: Client,
    form: Form,
    spoilt: Spoilt,
    what: str,
    before: dict[str, int],
) -> str:
    """Send the form; what is wrong with the answer, if anything."""
    target = urlsplit(form.action)
    path = target.path + (f"?{target.query}" if target.query else "")
    with Undone():
        still = touched()
        response = let_go(client.post(path, {**form.fields, **spoilt}))
        was_taken = _was_taken(response)
        after = before if was_taken or touched() == still else counts()
    if response.status_code not in FINE:
        return f"{path} {what}: {response.status_code}"
    if not was_taken and after != before:
        changed = {one for one in after if after[one] != before.get(one)}
        return f"{path} {what}: refused, yet {sorted(changed)} changed"
    if not was_taken and not _speaks(response):
        return f"{path} {what}: {response.status_code} without a word of Vietnamese"
    return ""


def _was_taken(response: HttpResponse) -> bool:
    """A page that comes back with 200 is a form with its errors; a script's answer is not."""
    if response.status_code in {204, 301, 302, 303}:
        return True
    kind = response.headers.get("Content-Type", "")
    return response.status_code == 200 and kind.startswith("application/json")


def _speaks(response: HttpResponse) -> bool:
    """Whether a page says something in Vietnamese; an empty answer need not."""
    if response.status_code in {204, 405} or getattr(response, "streaming", False):
        return True
    kind = response.headers.get("Content-Type", "")
    if not kind.startswith(("text/html", "application/json")):
        return True
    text = response.content.decode()
    return kind.startswith("application/json") or bool(VIETNAMESE.search(text))


class Undone:
    """What happens inside is rolled back."""

    def __enter__(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *failure: object) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
