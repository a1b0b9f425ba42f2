"""The doors of records in the bars and the rail."""

from django.utils.translation import gettext_lazy as _

from people.navigation import Area, Place, register
from records.permissions import (
    ANSWER_CONTEST,
    CONFIRM_PARTICIPATION,
    EXPORT_EVALUATION,
    ISSUE_STATEMENT,
    MAKE_REPORT,
    VIEW_BOARD,
    VIEW_CERTIFICATES,
    VIEW_LEDGER,
)

_GROUP = _("Results")
PLACES = (
    Place(
        title=_("Board"),
        url_name="records:boards",
        icon="chart-column",
        order=30,
        permission=VIEW_BOARD,
        group=_GROUP,
    ),
    Place(
        title=_("To confirm"),
        url_name="records:confirmations",
        icon="clipboard-check",
        order=31,
        permission=CONFIRM_PARTICIPATION,
        group=_GROUP,
    ),
    Place(
        title=_("Reviews"),
        url_name="records:contests",
        icon="rotate-ccw",
        order=32,
        permission=ANSWER_CONTEST,
        group=_GROUP,
    ),
    Place(
        title=_("Attestations"),
        url_name="records:attestations",
        icon="check",
        order=32,
        permission=VIEW_BOARD,
        group=_GROUP,
    ),
    Place(
        title=_("Statements"),
        url_name="records:statements",
        icon="send",
        order=33,
        permission=ISSUE_STATEMENT,
        group=_GROUP,
    ),
    Place(
        title=_("Certificates"),
        url_name="records:certificate_registers",
        icon="graduation-cap",
        order=34,
        permission=VIEW_CERTIFICATES,
        group=_GROUP,
    ),
    Place(
        title=_("Reports"),
        url_name="records:reports",
        icon="file-text",
        order=32,
        permission=MAKE_REPORT,
        group=_GROUP,
    ),
    Place(
        title=_("For evaluation"),
        url_name="records:evaluation",
        icon="file-spreadsheet",
        order=35,
        permission=EXPORT_EVALUATION,
        group=_GROUP,
    ),
    Place(
        title=_("Ledger"),
        url_name="records:ledger",
        icon="shield-check",
        order=36,
        permission=VIEW_LEDGER,
        group=_GROUP,
    ),
    Place(
        title=_("Mine"),
        url_name="records:own",
        icon="notebook-text",
        order=50,
        area=Area.MEMBER,
    ),
)


def open_doors() -> None:
    """Register them; the app calls it once it is ready."""
    for place in PLACES:
        register(place)
