"""Registers and certificates: those of an officer, of their holder, and of anybody's paper."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from courses.models import Campaign, CampaignStep
from people.access import Actor, Permission, units_for
from people.kinds.name import search_key
from people.models import UnitName
from records.kinds.certificate import read
from records.models import Certificate, CertificateRegister, CompletionRecord

SORTS = {
    "number": ("year", "number"),
    "-number": ("-year", "-number"),
    "name": ("person__sort_key", "pk"),
    "-name": ("-person__sort_key", "-pk"),
}


def registers_for(user: Actor, permission: Permission) -> QuerySet[CertificateRegister]:
    """The registers of the user's units, with ``issued``, how many; by title."""
    return (
        CertificateRegister.objects.filter(owner__in=units_for(user, permission))
        .select_related("owner")
        .annotate(issued=Count("certificates"))
        .order_by("title", "pk")
    )


def certificates_for(user: Actor, permission: Permission) -> QuerySet[Certificate]:
    """Every certificate of the registers of the user's units."""
    return Certificate.objects.filter(
        register__owner__in=units_for(user, permission)
    ).select_related("register", "record", "person", "supersedes", "issued_by")


def listed(
    certificates: QuerySet[Certificate],
    *,
    words: str = "",
    year: int | None = None,
    state: str = "",
    sort: str = "",
) -> QuerySet[Certificate]:
    """``certificates`` that answer the filters; names are sought without diacritics."""
    if year:
        certificates = certificates.filter(year=year)
    if state:
        certificates = certificates.filter(state=state)
    key = search_key(words)
    if key:
        holds = Q()
        for word in key.split(" "):
            holds &= Q(holder_key__contains=word)
        number = key.partition("/")[0]
        if number.isdecimal() and len(number) < 10:  # noqa: PLR2004 -- fits the column
            holds |= Q(number=int(number))
        certificates = certificates.filter(
            holds | Q(person__code__istartswith=words.strip())
        )
    return certificates.order_by(*SORTS.get(sort, SORTS["-number"]))


def years_of(register: CertificateRegister) -> list[int]:
    return list(register.years.order_by("-year").values_list("year", flat=True))


def campaigns_to_certify(user: Actor, permission: Permission) -> QuerySet[Campaign]:
    """Published and closed campaigns of the user's units, with ``waiting``.

    ``waiting``: how many have done all that is asked and have no certificate.
    """
    done = (
        CompletionRecord.objects.filter(
            campaign=OuterRef("pk"), certificates=None, completed_at__isnull=False
        )
        .filter(_PASSED)
        .order_by()
        .values("campaign")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return (
        Campaign.objects.filter(
            owner__in=units_for(user, permission),
            state__in=[Campaign.State.PUBLISHED, Campaign.State.CLOSED],
            published__isnull=False,
        )
        .select_related("published")
        .annotate(waiting=Coalesce(Subquery(done), 0))
        .order_by("-published__closes_at", "-pk")
    )


def to_certify(campaign: Campaign, words: str = "") -> QuerySet[CompletionRecord]:
    """Records that are complete, test and all, without a certificate; by unit and name."""
    records = (
        CompletionRecord.objects.filter(
            campaign=campaign, certificates=None, completed_at__isnull=False
        )
        .filter(_PASSED)
        .select_related("person", "unit", "version")
        .order_by("unit__code", "person__sort_key", "pk")
    )
    for word in search_key(words).split():
        records = records.filter(
            Q(person__name_key__contains=word)
            | Q(unit__name_key__contains=word)
            | Q(person__code__istartswith=word)
        )
    return records


def unit_names_on(unit_ids: Iterable[int], day: date) -> dict[int, str]:
    """The names that units bore on a day."""
    names = UnitName.objects.filter(unit__in=set(unit_ids), period__contains=day)
    return dict(names.values_list("unit", "name"))


def own_certificates(user: Actor) -> QuerySet[Certificate]:
    """Every certificate of the person who bears the account, the newest first."""
    return (
        Certificate.objects.filter(person__user=user.pk, person__user__isnull=False)
        .select_related("register", "supersedes", "superseded_by")
        .order_by("-issued_at", "-pk")
    )


def certificate_of(typed: str) -> Certificate | None:
    """The certificate whose code was typed or scanned."""
    code = read(typed)
    if code is None:
        return None
    return Certificate.objects.select_related("person").filter(code=code).first()


def chain_of(certificate: Certificate) -> list[Certificate]:
    """All that were ever issued for the record, the first first."""
    rows = Certificate.objects.filter(record=certificate.record_id)
    return list(
        rows.select_related("issued_by", "revoked_by").order_by("issued_at", "pk")
    )


# A campaign without a test has nothing to pass.
_PASSED = Q(passed_at__isnull=False) | ~Q(
    version__in=CampaignStep.objects.filter(kind=CampaignStep.Kind.TEST).values(
        "version"
    )
)
