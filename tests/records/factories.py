"""Rows of records, and a campaign that stands: steps, run, list."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

import factory
import time_machine
from factory.django import DjangoModelFactory

from courses.models import (
    Activity,
    Campaign,
    CampaignStep,
    CampaignVersion,
    Enrolment,
    RosterEntry,
)
from courses.services.completion import report_evidence
from kernel.clock import database_now
from people.models import Person, Unit
from records.kinds.evidence import Grade, Mode
from records.models import CompletionRecord, Participation, Statement
from records.services.ledger_sealing import seal_all
from records.services.statement import issue_statement
from records.services.tally import recount
from tests.factories import (
    NOON,
    ActivityFactory,
    CampaignFactory,
    CampaignStepFactory,
    CampaignVersionFactory,
    CourseRunFactory,
    EnrolmentFactory,
    PersonFactory,
    RosterEntryFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)


class CompletionRecordFactory(DjangoModelFactory[CompletionRecord]):
    """A record in which nothing has been reached."""

    class Meta:
        model = CompletionRecord

    version = factory.SubFactory(CampaignVersionFactory)
    campaign = factory.LazyAttribute(lambda record: record.version.campaign)
    unit = factory.SubFactory(UnitFactory)
    person = factory.LazyAttribute(lambda record: PersonFactory(unit=record.unit))


class ParticipationFactory(DjangoModelFactory[Participation]):
    """Verified by the server a day ago."""

    class Meta:
        model = Participation

    record = factory.SubFactory(CompletionRecordFactory)
    mode = Mode.ONLINE
    grade = Grade.A
    state = Participation.State.CONFIRMED
    occurred_on = (NOON - timedelta(days=1)).date()
    recorded_at = NOON - timedelta(days=1)
    decided_at = factory.LazyAttribute(lambda piece: piece.recorded_at)


@dataclass
class Round:
    """A published campaign: two lessons to study, one test, below ``province``."""

    province: Unit
    version: CampaignVersion
    lessons: list[Activity]
    test: Activity
    enrolments: dict[int, Enrolment] = field(default_factory=dict)

    @property
    def campaign(self) -> Campaign:
        return self.version.campaign

    def add(self, unit: Unit, *, exclusion: str = "", **fields: Any) -> Person:
        """Put a new person at home in ``unit`` on the list, and enrol them."""
        person = PersonFactory(unit=unit, **fields)
        RosterEntryFactory(
            version=self.version,
            unit=unit,
            person=person,
            is_member=person.is_member,
            exclusion=exclusion,
        )
        self.enrolments[person.pk] = EnrolmentFactory(
            run=self.version.run, person=person
        )
        return person

    def study(self, person: Person, *, lessons: int = 2) -> None:
        for lesson in self.lessons[:lessons]:
            report_evidence(
                enrolment=self.enrolments[person.pk],
                activity=lesson,
                evidence={"finished_at": NOON.isoformat()},
                actor=person.user,
            )

    def sit_test(self, person: Person, scaled: str = "0.8") -> None:
        report_evidence(
            enrolment=self.enrolments[person.pk],
            activity=self.test,
            evidence={"attempts": [f"attempt-{person.pk}-{scaled}"], "scaled": scaled},
            actor=person.user,
        )

    def hand_in(self, person: Person) -> None:
        """A test that a person has yet to mark."""
        report_evidence(
            enrolment=self.enrolments[person.pk],
            activity=self.test,
            evidence={"attempts": [f"attempt-{person.pk}"]},
            actor=person.user,
        )

    def tell(self) -> Statement:
        """Close the round and tell everybody what is recorded by now."""
        Campaign.objects.filter(pk=self.campaign.pk).update(state=Campaign.State.CLOSED)
        return issue_statement(campaign=self.campaign, actor=UserFactory())

    def count(self) -> None:
        recount(campaign=self.campaign)


def seal_by_now(clock: time_machine.Traveller) -> None:
    """Seal what stands in the ledger and go on from the database's clock.

    The ledger knows no other: in June, where tests stand, no head is signed yet.
    """
    seal_all()
    clock.move_to(database_now(), tick=False)


def publish(version: CampaignVersion) -> None:
    campaign = version.campaign
    version.published_at = NOON - timedelta(days=7)
    version.save()
    campaign.state = Campaign.State.PUBLISHED
    campaign.published = version
    campaign.save()


def make_round(province: Unit | None = None, target: Decimal = Decimal(98)) -> Round:
    province = province or UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")
    run = CourseRunFactory(course__owner=province)
    section = SectionFactory(course=run.course, title="Nghiên cứu", position=1)
    lessons = [
        ActivityFactory(section=section, title=f"Bài {n}", position=n) for n in (1, 2)
    ]
    tests = SectionFactory(course=run.course, title="Kiểm tra", position=2)
    test = ActivityFactory(
        section=tests,
        kind="quiz",
        title="Bài kiểm tra",
        position=1,
        rule={"clauses": [{"kind": "submitted"}, {"kind": "scaled", "least": "0.5"}]},
    )
    version = CampaignVersionFactory(
        campaign=CampaignFactory(owner=province), run=run, target=target
    )
    CampaignStepFactory(
        version=version, position=1, section=section, title="Nghiên cứu"
    )
    CampaignStepFactory(
        version=version,
        position=2,
        kind=CampaignStep.Kind.TEST,
        activity=test,
        title="Kiểm tra",
    )
    publish(version)
    return Round(province, version, lessons, test)


def list_entry(person: Person) -> RosterEntry:
    return RosterEntry.objects.get(person=person, ended_at=None)
