"""A campaign in two waves, and who looks at it."""

from django.test import Client
from django.urls import reverse

from courses.models import Enrolment
from courses.services.roster import sync_roster
from people.kinds.role import Role
from people.models import Person, Unit, User
from tests.courses.waves import divided
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round


def waved() -> Round:
    """Two cells of three members each; the first is the pilot, the second waits."""
    made = make_round()
    for name in ("Chi bộ thí điểm", "Chi bộ còn lại"):
        cell = UnitFactory(parent=made.province, name=name)
        for _ in range(3):
            PersonFactory(unit=cell, user=UserFactory())
    divided(made.version, Unit.objects.get(name="Chi bộ thí điểm"))
    sync_roster(campaign=made.campaign, actor=None)
    return made


def officer_of(unit: Unit, role: Role = Role.CAMPAIGN_OFFICER) -> User:
    return GrantFactory(unit=unit, role=role).user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def people_of(name: str) -> list[Person]:
    return list(Person.objects.filter(homes__unit__name=name).order_by("pk"))


def wave_url(this: Round, name: str, *more: object) -> str:
    return reverse(f"records:{name}", args=[this.campaign.uid, *more])


def board_url(this: Round, name: str = "board", unit: Unit | None = None) -> str:
    unit = unit or this.province
    return reverse(f"records:{name}", args=[this.campaign.uid, unit.uid])


def study(this: Round, person: Person) -> None:
    this.enrolments[person.pk] = Enrolment.objects.get(person=person)
    this.study(person)


def sees(this: Round, person: Person) -> bool:
    assert person.user is not None
    client = signed_in(person.user)
    pages = [client.get(reverse(one)) for one in ("home", "courses:study")]
    assert [one.status_code for one in pages] == [200, 200]
    home, study_list = (one.content.decode() for one in pages)
    found = {"Bài 1" in home, this.version.run.course.title in study_list}
    assert len(found) == 1
    return found.pop()
