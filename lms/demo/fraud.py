"""A few suspicious attempts in the campaign under way, for those who look at them."""

from datetime import datetime, timedelta
from uuid import uuid4

from assessments.kinds.answer_message import AnswerEvent
from assessments.kinds.content import read_content
from assessments.kinds.inquiry import Way
from assessments.models import Attempt, Inquiry, Quiz
from assessments.services.answer import save_answers
from assessments.services.attempt import start_attempt
from assessments.services.inquiry_outcome import propose_outcome
from assessments.services.marking import submit_attempt
from assessments.services.second_look import Asked, ask_second_look, note_talk
from assessments.services.signal import find_signals, note_device
from courses.models import Enrolment
from lms.demo.load import Province
from people.models import User

PEOPLE = 6
DEVICE = "0" * 32  # one phone goes round
WHY = "Bài thi nộp sau vài giây và nhiều người dùng chung một điện thoại. Đề nghị trao đổi lại."
SAID = "Đồng chí nói chi bộ dùng chung một điện thoại, người khác đọc đáp án."
REASON = "Trao đổi trực tiếp thấy chưa nắm nội dung; đề nghị làm lại bài kiểm tra."


def chosen(province: Province, listed: set[int]) -> list[int]:
    """People of one cell, with accounts, who are nobody of the cast."""
    cast = {part.person.id for part in province.parts}
    for cell in province.cells:
        here = [
            one.id
            for one in province.people
            if one.cell_id == cell.id and one.has_account and one.id in listed - cast
        ]
        if len(here) >= PEOPLE:
            return here[:PEOPLE]
    return []


def commit_frauds(
    *, quiz: Quiz, places: list[Enrolment], officer: User, now: datetime
) -> None:
    """Let them pass within seconds on one phone; one of them has been talked with."""
    for place in places:
        _sit(quiz, place)
    for run in {place.run for place in places}:
        find_signals(quiz=quiz, run=run, now=now)
    first = Inquiry.objects.order_by("pk").first()
    if first is None:
        return
    ask_second_look(
        inquiry=first,
        asked=Asked(Way.TALK, WHY, now + timedelta(days=3)),
        actor=officer,
        now=now,
    )
    note_talk(
        inquiry=first, on=now.date(), people="Bí thư, phó bí thư chi bộ", said=SAID,
        actor=officer, now=now + timedelta(days=1),
    )  # fmt: skip
    propose_outcome(
        inquiry=first, is_disallowed=True, reason=REASON, actor=officer, now=now
    )


def _sit(quiz: Quiz, place: Enrolment) -> None:
    person = place.person
    assert person.user is not None
    attempt = start_attempt(quiz=quiz, enrolment=place, actor=person.user).attempt
    note_device(attempt=attempt, device=DEVICE)
    save_answers(
        attempt=attempt.uid,
        user=person.user.pk,
        lease=attempt.lease,
        events=_right_answers(attempt),
    )
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=person.user)


def _right_answers(attempt: Attempt) -> list[AnswerEvent]:
    events = []
    for item in attempt.items.select_related("version").order_by("position"):
        keys = read_content(item.version.content).keys
        tokens = tuple(token for token, place in item.places.items() if place in keys)
        events.append(AnswerEvent(uuid4(), item.uid, 1, tokens, {}))
    return events
