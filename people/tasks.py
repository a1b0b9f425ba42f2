"""Work of people in the background."""

from django.urls import reverse

from kernel.errors import DomainError
from kernel.queue import leave_result
from people.models import MailCode, RosterImport
from people.services import (
    device,
    handing_over,
    mail_address,
    notice_mail,
    roster_applying,
    roster_reading,
    sign_in_code,
)
from people.services.roster_import import give_back


def forget_failures() -> None:
    """Forget the wrong codes of more than a day ago, and devices that are signed out."""
    sign_in_code.forget_failures()
    device.forget_ended()


def hand_over() -> None:
    """Runs each hour: what former units owned goes to their heirs when the day has come."""
    handing_over.hand_over_due()


def mail_notices() -> None:
    """Runs each quarter of an hour; no mail goes out twice."""
    notice_mail.mail_notices()


def send_mail_code(*, code_id: int) -> None:
    """Send the code that shows whose an address is, unless it is out or asked for no more."""
    code = MailCode.objects.filter(pk=code_id).first()
    if code is not None:
        mail_address.send_code(code=code)


def read_roster(*, roster_id: int) -> None:
    """The dry run of an uploaded roster."""
    roster = RosterImport.objects.get(pk=roster_id)
    roster_reading.read_roster(roster=roster)
    leave_result(url=reverse("people:roster", args=[roster.uid]))


def apply_roster(*, roster_id: int) -> None:
    """Apply a checked roster; a refusal gives it back with its reason."""
    roster = RosterImport.objects.get(pk=roster_id)
    leave_result(url=reverse("people:roster", args=[roster.uid]))
    try:
        roster_applying.apply_roster(roster=roster)
    except DomainError as error:
        give_back(roster=roster, error=str(error))
        raise
