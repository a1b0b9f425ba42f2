"""The words of what attestations, contests, erasures and waves tell; no names, no reasons."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.kinds.notice import Facts, NoticeKind

ATTESTATION_WAITING = "records.attestation_waiting"
ATTESTATION_ACCEPTED = "records.attestation_accepted"
ATTESTATION_RETURNED = "records.attestation_returned"
ATTESTATION_LOCKED = "records.attestation_locked"
CONTEST_OPENED = "records.contest_opened"
CONTEST_PROPOSED = "records.contest_proposed"
CONTEST_SENT_BACK = "records.contest_sent_back"
CONTEST_SETTLED = "records.contest_settled"
ERASURE_PROPOSED = "records.erasure_proposed"
WAVE_REVIEW_WAITING = "records.wave_review_waiting"
WAVE_REVIEW_SIGNED = "records.wave_review_signed"
WAVE_REVIEW_RETURNED = "records.wave_review_returned"


def _of_unit(facts: Facts) -> str:
    return _("%(unit)s, %(campaign)s") % {
        "unit": facts["unit"],
        "campaign": facts["campaign"],
    }


def _of_campaign(facts: Facts) -> str:
    return str(facts["campaign"])


def _of_wave(facts: Facts) -> str:
    return _("Wave %(number)d, %(campaign)s") % {
        "number": facts["wave"],
        "campaign": facts["campaign"],
    }


def _to_attestation(facts: Facts, _uid: UUID) -> str:
    return reverse(
        "records:attestation", args=[facts["campaign_uid"], facts["unit_uid"]]
    )


def _to_contest(facts: Facts, _uid: UUID) -> str:
    return reverse("records:contest", args=[facts["contest_uid"]])


def _to_own_result(facts: Facts, _uid: UUID) -> str:
    return reverse("records:own_result", args=[facts["result_uid"]])


def _to_erasure(facts: Facts, _uid: UUID) -> str:
    return reverse("records:erasure", args=[facts["request_uid"]])


def _to_review(facts: Facts, _uid: UUID) -> str:
    return reverse("records:wave_review", args=[facts["campaign_uid"], facts["wave"]])


def _to_waves(facts: Facts, _uid: UUID) -> str:
    return reverse("records:waves", args=[facts["campaign_uid"]])


def _attestation(name: str, icon: str, title: str | Promise) -> NoticeKind:
    return NoticeKind(name, icon, lambda _facts: title, _of_unit, _to_attestation)


def _contest(
    name: str,
    title: str | Promise,
    address: Callable[[Facts, UUID], str] = _to_contest,
) -> NoticeKind:
    return NoticeKind(name, "rotate-ccw", lambda _facts: title, _of_campaign, address)


def _wave(
    name: str,
    icon: str,
    title: str | Promise,
    address: Callable[[Facts, UUID], str] = _to_review,
) -> NoticeKind:
    return NoticeKind(name, icon, lambda _facts: title, _of_wave, address)


STEP_KINDS = (
    _attestation(
        ATTESTATION_WAITING, "clipboard-check",
        gettext_lazy("Confirmed figures wait for you to accept them"),
    ),
    _attestation(
        ATTESTATION_ACCEPTED, "check",
        gettext_lazy("The figures that you confirmed are accepted"),
    ),
    _attestation(
        ATTESTATION_RETURNED, "rotate-ccw",
        gettext_lazy("The figures that you confirmed are returned"),
    ),
    _attestation(
        ATTESTATION_LOCKED, "lock", gettext_lazy("The figures of the campaign are locked")
    ),
    _contest(
        CONTEST_OPENED, gettext_lazy("A request for a review waits for an answer")
    ),
    _contest(
        CONTEST_PROPOSED,
        gettext_lazy("An answer to a request for a review waits for a second person"),
    ),
    _contest(
        CONTEST_SENT_BACK,
        gettext_lazy("The second person has sent back your answer to a request"),
    ),
    _contest(
        CONTEST_SETTLED, gettext_lazy("Your request for a review is decided"),
        _to_own_result,
    ),
    NoticeKind(
        ERASURE_PROPOSED, "shield-check",
        lambda _facts: gettext_lazy("An erasure from the ledger waits for a second person"),
        lambda facts: str(facts["unit"]),
        _to_erasure,
    ),
    _wave(
        WAVE_REVIEW_WAITING, "clipboard-check",
        gettext_lazy("The review of a wave waits for your signature"),
    ),
    _wave(
        WAVE_REVIEW_SIGNED, "check",
        gettext_lazy("The review that you wrote is signed; the next wave may be opened"),
        _to_waves,
    ),
    _wave(
        WAVE_REVIEW_RETURNED, "rotate-ccw",
        gettext_lazy("The review that you wrote was sent back"),
    ),
)  # fmt: skip
