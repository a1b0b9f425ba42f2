"""The words of the notice that somebody's second factor was reset."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.kinds.notice import Facts, NoticeKind

RESET = "people.second_factor_reset"


def _text(facts: Facts) -> str:
    return _(
        "%(by)s reset it. If you did not ask for that, change your password and tell the "
        "administrator."
    ) % {"by": facts["by"]}


KINDS = (
    NoticeKind(
        name=RESET,
        icon="shield-check",
        title=lambda _facts: gettext_lazy("Your second factor was reset"),
        text=_text,
        address=lambda _facts, _uid: reverse("people:own_second_factor"),
    ),
)
