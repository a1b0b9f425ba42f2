"""A round's statement: what each person is told, and from when they may contest it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from kernel import audit
from kernel.errors import DomainError
from people.models import User
from records.models import StatedResult, Statement
from records.selectors.statement import FACTS, FROM_LIST, ON_LIST, TOLD_AS_OF


class RoundStillOpen(DomainError):
    message = _(
        "The campaign is still open: close it first, then everybody can be told."
    )


class NobodyToTell(DomainError):
    message = _("Everybody has been told of these very results; nothing was issued.")


@transaction.atomic
def issue_statement(
    *, campaign: Campaign, actor: User, now: datetime | None = None
) -> Statement:
    """Tell everybody on the list of ``campaign`` what is recorded of them.

    Issued again, it tells those whose facts have changed since, and only they have a
    new window. The campaign's row is locked: of two at once the later finds nobody.

    Raises:
        RoundStillOpen: the campaign is not closed.
        NobodyToTell: all know already.
    """
    now = now or timezone.now()
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.state != Campaign.State.CLOSED:
        raise RoundStillOpen
    last = campaign.statements.aggregate(last=Max("number"))["last"] or 0
    statement = Statement.objects.create(
        campaign=campaign,
        number=last + 1,
        issued_at=now,
        contest_until=now + timedelta(days=int(settings.CONTEST_WINDOW_DAYS)),
        issued_by=actor,
    )
    statement.people = _tell(statement)
    if not statement.people:
        raise NobodyToTell
    statement.save(update_fields=["people"])
    audit.record(
        actor=actor,
        verb="statement.issued",
        target=statement,
        now=now,
        campaign=str(campaign.uid),
        number=statement.number,
        people=statement.people,
        contest_until=statement.contest_until.isoformat(),
    )
    return statement


@transaction.atomic
def note_seen(
    *, result: StatedResult, actor: User, now: datetime | None = None
) -> bool:
    """The person says that they have seen it. Returns whether this call noted it."""
    now = now or timezone.now()
    unseen = StatedResult.objects.filter(pk=result.pk, seen_at=None)
    if not unseen.update(seen_at=now):
        return False
    audit.record(actor=actor, verb="statement.seen", target=result, now=now)
    return True


def _tell(statement: Statement) -> int:
    """Write what each person is told, if it is not what they know already."""
    asked: dict[str, Any] = {
        "statement": statement.pk,
        "at": statement.issued_at,
        "until": statement.contest_until,
        "campaigns": [statement.campaign_id],
    }
    with connection.cursor() as cursor:
        cursor.execute(_TELL, asked)
        return int(cursor.rowcount)


_TELL = f"""
    INSERT INTO records_statedresult
        (uid, statement_id, campaign_id, person_id, unit_id, facts, told_at,
        contest_until)
    SELECT gen_random_uuid(), %(statement)s, entry.campaign_id, entry.person_id,
        entry.unit_id, {FACTS}, %(at)s, %(until)s
    {FROM_LIST}
    LEFT JOIN ({TOLD_AS_OF}) AS told ON told.campaign_id = entry.campaign_id
        AND told.person_id = entry.person_id
    {ON_LIST} AND told.facts IS DISTINCT FROM {FACTS}
"""  # noqa: S608 -- made of our own constants
