"""Who answers for which unit in a version of a campaign."""

from django.db.models import F, OuterRef, QuerySet, Subquery

from courses.models import CampaignVersion, ResponsibleHead
from courses.selectors.campaign import audience_units
from people.access import today
from people.kinds.name import search_key
from people.models import HomeUnit, Person, Unit, UnitPath

MOST_OFFERED = 20


def units_with_heads(version: CampaignVersion, words: str = "") -> QuerySet[Unit]:
    """The audience's units with ``head_name`` and ``depth``, the tree from the top."""
    heads = ResponsibleHead.objects.filter(version=version, unit=OuterRef("pk"))
    units = audience_units(version, today())
    if words:
        units = units.filter(name_key__contains=search_key(words))
    place = UnitPath.objects.filter(unit=OuterRef("pk"), period__contains=today())
    return units.annotate(
        head_name=Subquery(heads.values("person__full_name")[:1]),
        head_code=Subquery(heads.values("person__code")[:1]),
        depth=Subquery(place.values("depth")[:1]),
    ).order_by("depth", "name", "pk")


def people_below(unit: Unit) -> QuerySet[Person]:
    """People at home today in ``unit`` or below it."""
    paths = UnitPath.objects.filter(unit=unit, period__contains=today())
    below = UnitPath.objects.filter(
        period__contains=today(),
        path__under_any=list(paths.values_list("path", flat=True)),
    )
    at_home = HomeUnit.objects.filter(
        period__contains=today(), unit__in=below.values("unit")
    )
    return Person.objects.filter(pk__in=at_home.values("person"))


def head_candidates(unit: Unit, words: str) -> QuerySet[Person]:
    """Those whose name or code holds ``words``; without words, the secretaries."""
    people = people_below(unit)
    home = HomeUnit.objects.filter(person=OuterRef("pk"), period__contains=today())
    if words:
        named = people.filter(name_key__contains=search_key(words))
        coded = people.filter(code__iexact=words.strip())
        people = named | coded
    else:
        people = people.filter(position__istartswith="bí thư")
    return people.annotate(home_name=Subquery(home.values("unit__name")[:1])).order_by(
        F("sort_key"), "pk"
    )


def unit_in_audience(version: CampaignVersion) -> QuerySet[Unit]:
    """The units of the audience today, for fetching one by its address."""
    return audience_units(version, today())
