"""Who looked at a person's data, changed them, or took them out of the house."""

from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from kernel.models import AuditEvent
from people.access import Actor

# What is done to a person's page, account and home; each writes its row with the deed.
DEEDS = (
    "person.added", "person.changed", "person.read", "person.settled",
    "person.standing_changed", "person.transferred", "sign_in_code.issued",
)  # fmt: skip
EXPORTED = "evaluation.exported"


def uses_of_own_data(user: Actor) -> QuerySet[AuditEvent]:
    """What others did with the data of the person who bears the account, newest first.

    Exports are those whose file has a row of the person, apart or not.
    """
    if not user.is_authenticated:
        return AuditEvent.objects.none()
    with connection.cursor() as cursor:
        cursor.execute("SELECT uid FROM people_person WHERE user_id = %s", [user.pk])
        row = cursor.fetchone()
        if row is None:
            return AuditEvent.objects.none()
        cursor.execute(_RUNS, {"person": row[0]})
        runs: list[UUID] = [run for (run,) in cursor]
    about = Q(target_type="people.person", target_uid=row[0], verb__in=DEEDS)
    taken = Q(target_type="records.exportrun", target_uid__in=runs, verb=EXPORTED)
    return (
        AuditEvent.objects.filter(about | taken)
        .exclude(actor_uid=getattr(user, "uid", None))
        .order_by("-happened_at", "-pk")
    )


# As records.selectors.evaluation chooses its rows: units below the run's, campaigns whose
# window touches the period.
_RUNS = """
    SELECT DISTINCT run.uid
    FROM people_person AS person
    JOIN courses_rosterentry AS entry ON entry.person_id = person.id
    JOIN courses_campaign AS campaign ON campaign.id = entry.campaign_id
    JOIN courses_campaignversion AS version ON version.id = campaign.published_id
    JOIN people_unitpath AS place ON place.unit_id = entry.unit_id
    JOIN records_exportrun AS run ON (
            run.campaign_id IS NULL OR run.campaign_id = entry.campaign_id
        )
        AND entry.recorded_at <= run.as_of AND entry.exclusion <> 'not_open'
        AND place.period @> run.as_of::date
        AND version.opens_at::date <= run.until_on AND version.closes_at::date >= run.from_on
    JOIN people_unitpath AS top ON top.unit_id = run.unit_id AND place.path <@ top.path
    WHERE person.uid = %(person)s
"""
