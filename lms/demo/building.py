"""The whole of the made-up province, step by step."""

import json
from collections.abc import Callable
from pathlib import Path

from cms.services.editors import sync_editor
from kernel.queue import enqueue
from lms.demo import (
    attesting,
    certifying,
    documents,
    exercise,
    live_class,
    load,
    practice,
    reminding,
    reporting,
    rounds,
    waving,
)
from lms.demo.cast import PASSWORD, Part, Ticket
from lms.demo.copying import refresh_statistics
from lms.demo.documents import Staff
from lms.demo.load import Province
from people.models import Person, Unit, User
from people.services.sign_in_code import issue_codes

type Say = Callable[[str], None]

PEOPLE_FILE = "demo_people.json"


def build(province: Province, say: Say) -> list[Ticket]:
    """Write everything; the caller holds the transaction and an empty database."""
    load.write(province)
    say(f"{len(province.people)} people in {len(province.units)} units")
    refresh_statistics()
    staff = _staff(province)
    root = Unit.objects.get(pk=province.root.id)
    resolutions = documents.write_resolutions(root)
    courses = {
        plan.sign: documents.write_course(
            plan, resolutions[plan.sign], staff, province.now
        )
        for plan in (documents.SHORT, documents.LONG)
    }
    practice.write_practice(
        course=courses["64-KH/TU"],
        resolution=resolutions[practice.SIGN],
        staff=staff,
        now=province.now,
    )
    say("courses, lessons and questions")
    past = rounds.hold_past_campaign(province, courses["48-KH/TU"], staff)
    say("a campaign that is over")
    attesting.hold_attestations(province, past)
    say("its figures on their way up")
    certifying.hold_register(province, past, staff)
    say("certificates of those who passed")
    waving.hold_waved_campaign(province, courses["48-KH/TU"], staff)
    say("a campaign in waves, its pilot reviewed")
    present = rounds.hold_open_campaign(province, courses["64-KH/TU"], staff)
    say("a campaign under way")
    reminding.remind_yesterday(province, present, staff)
    say("those who lag behind were reminded")
    exercise.hold_practice(province, staff)
    say("an exercise for self-practice")
    reporting.make_reports(province, past)
    say("reports on the one that is over")
    enqueue("records.tasks.adopt_loaded_records")  # they came by COPY
    live_class.hold_live_class(province, staff)
    say("a live session that begins in an hour")
    refresh_statistics()
    return _tickets(province)


def write_tickets(tickets: list[Ticket], folder: Path) -> None:
    """Tell how the demo people sign in, for the terminal and for journeys."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [ticket.as_row() for ticket in tickets]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (folder / PEOPLE_FILE).write_text(text, "utf-8")


def _staff(province: Province) -> Staff:
    users = {
        part.key: User.objects.get(pk=province.user_ids[part.person.id])
        for part in province.parts
        if part.has_account
    }
    for key in ("editor", "approver", "second_approver"):
        sync_editor(user=users[key])
    return Staff(
        editor=users["editor"],
        lecturer=users["lecturer"],
        question_approver=users["question_approver"],
        campaign_officer=users["campaign_officer"],
    )


def _tickets(province: Province) -> list[Ticket]:
    return [
        Ticket(
            key=part.key,
            role=part.title,
            name=part.person.full_name,
            does=part.does,
            username=part.username,
            password=PASSWORD if part.has_account else _one_time_code(province, part),
        )
        for part in province.parts
    ]


def _one_time_code(province: Province, part: Part) -> str:
    """A code for somebody without an account, issued by the secretary of their cell."""
    secretary = next(one for one in province.parts if one.key == "secretary")
    actor = User.objects.get(pk=province.user_ids[secretary.person.id])
    person = Person.objects.get(pk=part.person.id)
    (slip,) = issue_codes(people=[person], actor=actor, now=province.now)
    return slip.code
