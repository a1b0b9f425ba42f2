"""Each field that leads to a person has its purpose, its ground and its end."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import DateTimeField, Field, Model
from django.test import Client
from django.urls import reverse

from kernel.kinds.privacy import Held, Keep
from live.models import Attendance, PresenceLease
from lms.selectors.held import ABOUT, REGISTER, held_about, model_of
from lms.services.retention import forget_raw
from people.models import Person, SignInCode, User
from tests.factories import NOON, PersonFactory, UserFactory
from tests.live.factories import LiveSessionFactory

OURS = {
    "kernel",
    "people",
    "courses",
    "assessments",
    "h5p",
    "live",
    "records",
    "cms",
    "lms",
}
ROOT = Path(__file__).resolve().parents[2]


def _lease(days: int = 0) -> PresenceLease:
    """Somebody's presence at a session that was settled so many days ago."""
    return PresenceLease.objects.create(
        session=LiveSessionFactory(settled_at=NOON - timedelta(days=days)),
        person=PersonFactory(), device="a", started_at=NOON, last_seen_at=NOON,
    )  # fmt: skip


def _models() -> list[type[Model]]:
    return [one for one in apps.get_models() if one._meta.app_label in OURS]


def _leads(model: type[Model], to: set[type[Model]]) -> list[str]:
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [one.name for one in fields if one.related_model in to]


def _missing(register: "tuple[Held, ...]") -> list[str]:
    """Fields that lead to a person and of which the register says nothing."""
    known = {held.model: set(held.fields.split()) for held in register}
    about = {model_of(held) for held in register if held.person}
    missing = []
    for model in _models():
        label, named = model._meta.label, known.get(model._meta.label, set())
        wanted = set(_leads(model, {Person, User}))
        if model in about or _leads(model, about - {User}):
            wanted = {one.name for one in model._meta.concrete_fields} - {"id", "uid"}
        missing += [f"{label}.{name}" for name in sorted(wanted - named)]
    return missing


def test_d05_each_field_that_leads_to_a_person_is_in_the_register() -> None:
    # A new field? Say in <app>/kinds/privacy.py what it is for and how long it stays.
    assert _missing(REGISTER) == []


def test_d05_a_field_without_a_word_is_found() -> None:
    without = tuple(one for one in REGISTER if one.model != "courses.Progress")

    assert "courses.Progress.evidence" in _missing(without)
    assert "people.Grant.granted_by" in _missing(
        tuple(one for one in REGISTER if one.model != "people.Grant")
    )


@pytest.mark.parametrize("held", REGISTER, ids=lambda held: held.model)
def test_d05_register_names_what_there_is(held: Held) -> None:
    model = model_of(held)
    names = {
        one.name for one in [*model._meta.concrete_fields, *model._meta.many_to_many]
    }

    assert set(held.fields.split()) <= names
    assert set(held.withheld.split()) <= set(held.fields.split())
    if held.keep == Keep.RAW:
        assert isinstance(_field_at(model, held.until), DateTimeField)


def _field_at(model: type[Model], lookup: str) -> "Field[Any, Any]":
    *path, name = lookup.split("__")
    for step in path:
        related = model._meta.get_field(step).related_model
        assert isinstance(related, type)
        model = related
    field = model._meta.get_field(name)
    assert isinstance(field, Field)
    return field


def test_d05_printed_register_is_up_to_date(capsys: Any) -> None:
    call_command("show_privacy")

    assert capsys.readouterr().out == (ROOT / "docs" / "privacy.md").read_text()


@pytest.mark.django_db
def test_d05_counts_are_of_the_person_alone(django_assert_num_queries: Any) -> None:
    lease, _other = _lease(), _lease()
    with django_assert_num_queries(1):
        shares = held_about(lease.person)

    counts = {kind.held.model: kind.count for share in shares for kind in share.kinds}
    assert counts["live.PresenceLease"] == 1
    assert counts["people.Person"] == 1
    assert set(counts) == {held.model for held in ABOUT}


@pytest.mark.django_db
def test_d05_member_takes_a_copy_without_secrets(client: Client) -> None:
    person = PersonFactory(user=UserFactory(), phone="0912345678")
    other = PersonFactory(full_name="Người Khác Hẳn")
    client.force_login(person.user)

    page = client.get(reverse("own_data"))
    answer = client.get(reverse("own_data_file"))
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    held = json.loads(text)["held"]

    assert "Hệ thống biết gì về tôi" in page.content.decode()
    assert held["people.Person"][0]["phone"] == "0912345678"
    assert "password" not in held["people.User"][0]
    assert str(other.full_name) not in text
    assert person.user.password not in text


@pytest.mark.django_db
def test_d05_account_without_a_person_is_told_so(client: Client) -> None:
    client.force_login(UserFactory())

    assert (
        "không có trong danh sách" in client.get(reverse("own_data")).content.decode()
    )
    assert client.get(reverse("own_data_file")).status_code == 200


def test_d05_raw_rows_are_found_by_their_person():
    assert [
        held.model for held in REGISTER if held.keep == Keep.RAW and not held.person
    ] == []


@pytest.mark.django_db
def test_d06_raw_rows_go_after_ninety_days_and_what_they_show_stays() -> None:
    old, young = _lease(91), _lease(89)
    Attendance.objects.create(
        session=old.session, person=old.person, unit=old.session.activity.section.course.owner,
        taught=60, seconds=60, checkpoints=2, closing=1, outcome="present",
        settled_at=NOON,
    )  # fmt: skip

    gone = forget_raw(now=NOON)

    assert gone == {"live.PresenceLease": 1}
    assert list(PresenceLease.objects.all()) == [young]
    assert Attendance.objects.count() == 1
    assert forget_raw(now=NOON) == {}


@pytest.mark.django_db
def test_d06_what_a_backup_brings_back_goes_again() -> None:
    lease = _lease(91)
    forget_raw(now=NOON)
    lease.pk = None
    lease.save(force_insert=True)

    assert forget_raw(now=NOON) == {"live.PresenceLease": 1}


@pytest.mark.django_db
def test_d06_night_run_tells_how_much_went(run_jobs: Any) -> None:
    from lms.tasks import ask_for_forgetting

    person = PersonFactory()
    SignInCode.objects.create(
        person=person, code_hash="0", issued_by=UserFactory(), issued_at=NOON - timedelta(days=98),
        expires_at=NOON - timedelta(days=91),
    )  # fmt: skip
    ask_for_forgetting()
    ask_for_forgetting()
    (job,) = run_jobs()

    assert "1" in job.result["told"]
    assert not SignInCode.objects.exists()
