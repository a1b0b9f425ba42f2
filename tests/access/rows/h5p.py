"""Addresses of H5P."""

import io
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from courses.services.completion import open_activity
from h5p.kinds.desk import Desk
from h5p.kinds.edit_token import EditToken
from h5p.kinds.play_token import PlayToken
from h5p.kinds.sent_file import SentFile
from h5p.models import Library, PracticeResult, Revision, Upgrade
from h5p.permissions import EDIT_H5P, TRUST_H5P
from h5p.selectors.library import trusted
from h5p.selectors.play import Playing
from h5p.selectors.player import bundle_key, core_key
from h5p.services.content import place_exercise
from h5p.services.draft import Unfinished, keep_draft
from h5p.services.temp_file import keep_temp
from people.kinds.role import Role
from tests.access.row import Row
from tests.access.world import Caller, Side, World
from tests.factories import (
    CourseFactory,
    EnrolmentFactory,
    GrantFactory,
    SectionFactory,
)
from tests.h5p import official, packages
from tests.h5p.lesson import essay_lesson, run_of
from tests.h5p.makers import enrolled_in, exercise_of, imported, installed
from tests.h5p.written import write


def _revision(side: Side) -> Revision:
    return imported(owner=side.committee)


def _exercise(side: Side) -> dict[str, Any]:
    exercise = exercise_of(_revision(side))
    enrolment = enrolled_in(exercise, person=side.person)
    return {"enrolment_uid": enrolment.uid, "activity_uid": exercise.activity.uid}


def _token(side: Side) -> dict[str, Any]:
    """The right itself: whoever has the token speaks for its learner, as a browser does."""
    exercise = exercise_of(_revision(side))
    enrolment = enrolled_in(exercise, person=side.person)
    told = PlayToken(
        user=str(side.user.uid),
        revision=str(exercise.revision.uid),
        enrolment=str(enrolment.uid),
        activity=str(exercise.activity.uid),
    )
    return {"token": told.signed()}


def _file(side: Side) -> dict[str, Any]:
    return {**_token(side), "path": "images/a.png"}


def _state(side: Side) -> dict[str, Any]:
    return {**_token(side), "data_type": "state", "part": "0"}


def _bundle(side: Side) -> dict[str, Any]:
    revision = _revision(side)
    builds, _missing = trusted(revision.refs)
    return {"revision_uid": revision.uid, "key": bundle_key(builds), "kind": "js"}


def _core(_side: Side) -> dict[str, Any]:
    return {"key": core_key(), "path": "core.js"}


def _library_file(_side: Side) -> dict[str, Any]:
    return {"sha256": _build().sha256, "path": "library.json"}


def _build() -> Library:
    known = Library.objects.filter(state=Library.State.TRUSTED).first()
    return known or installed()[0]


def _library(_side: Side) -> dict[str, Any]:
    return {"uid": _build().uid}


def _content(side: Side) -> dict[str, Any]:
    return {"uid": _revision(side).content.uid}


def _revision_uid(side: Side) -> dict[str, Any]:
    return {"uid": _revision(side).uid}


def _revision_file(side: Side) -> dict[str, Any]:
    return {**_revision_uid(side), "path": "images/a.png"}


def _sent_file(side: Side) -> dict[str, Any]:
    """A picture that the side's member sent: nobody else's, whatever they hold."""
    sha256 = _revision(side).files["images/a.png"]["sha256"]
    sent = SentFile(str(side.user.uid), "images/a.png", sha256, 67)
    return {"token": sent.signed()}


def _is_sender(world: World, caller: Caller, side: Side) -> bool:
    units = (side.province, side.committee, side.cell)
    holds = any(caller.holds(EDIT_H5P.roles, unit, world.above) for unit in units)
    return caller.user == side.user and holds


def _practised(side: Side) -> dict[str, Any]:
    """An exercise in a course of the side's committee, in which its member answered."""
    section = SectionFactory(course=CourseFactory(owner=side.committee))
    exercise = place_exercise(
        revision=_revision(side), section=section, title="Ôn", rule="viewed", actor=None
    )
    enrolment = enrolled_in(exercise, person=side.person)
    PracticeResult.objects.create(
        enrolment=enrolment,
        activity=exercise.activity,
        revision=exercise.revision,
        statement={},
        answered_at=timezone.now(),
    )
    return {"activity_uid": exercise.activity.uid, "enrolment_uid": enrolment.uid}


def _written(side: Side) -> dict[str, Any]:
    """What the side's member wrote in their own words; nobody marks their own."""
    _practised(side)
    result = PracticeResult.objects.filter(enrolment__person=side.person).latest("pk")
    result.statement = {
        "result": {"response": "Tôi viết"},
        "object": {"definition": {"interactionType": "long-fill-in"}},
    }
    result.save()
    return {"uid": result.uid}


def _practice(side: Side) -> dict[str, Any]:
    return {"activity_uid": _practised(side)["activity_uid"]}


def _lesson_practised(side: Side) -> dict[str, Any]:
    """A lesson of the side's committee with content in it; its member has written there."""
    activity, revision = essay_lesson(side.committee)
    run = run_of(activity)
    enrolment = EnrolmentFactory(run=run, person=side.person)
    open_activity(enrolment=enrolment, activity=activity, actor=side.user)
    write(Playing(enrolment, activity, revision, side.user), "Tôi viết")
    return {"activity_uid": activity.uid, "enrolment_uid": enrolment.uid}


def _lesson_practice(side: Side) -> dict[str, Any]:
    return {"activity_uid": _lesson_practised(side)["activity_uid"]}


def _lesson_written(side: Side) -> dict[str, Any]:
    place = _lesson_practised(side)
    return {"uid": PracticeResult.objects.get(activity__uid=place["activity_uid"]).uid}


def _desk(side: Side) -> dict[str, Any]:
    """The right itself, of an author of the side's committee."""
    official.brought()
    author = GrantFactory(role=Role.LECTURER, unit=side.committee).user
    told = EditToken(str(author.uid), str(_revision(side).uid))
    return {"token": told.signed()}


def _stale_desk(side: Side) -> dict[str, Any]:
    """The token of somebody who holds no right to edit any more."""
    return {"token": EditToken(str(side.user.uid), str(_revision(side).uid)).signed()}


def _edited_file(side: Side) -> dict[str, Any]:
    return {**_desk(side), "path": "images/a.png"}


def _temp_file(side: Side) -> dict[str, Any]:
    """A picture that an author of the side sent: whoever has their token sees it."""
    author = GrantFactory(role=Role.LECTURER, unit=side.committee).user
    kept = keep_temp(
        file=io.BytesIO(packages.PNG), name="a.png", kind="image", user=author
    )
    return {"token": EditToken(str(author.uid)).signed(), "path": kept.path}


def _draft(side: Side) -> dict[str, Any]:
    """What the side's member left unfinished: nobody else's, whatever they hold."""
    ref = _revision(side).ref
    official.brought()
    kept = keep_draft(user=side.user, desk=Desk(uuid4()), told=Unfinished(ref, {}))
    return {"uid": kept.uid}


def _asset(_side: Side) -> dict[str, Any]:
    return {"sha256": official.brought().sha256, "path": "scripts/h5peditor.js"}


def _official(side: Side) -> dict[str, Any]:
    official.brought()
    return _content(side)


def _chosen(_side: Side) -> dict[str, Any]:
    official.brought()
    return {"library": str(_build().ref)}


def _nobody(_world: World, _caller: Caller, _side: Side) -> bool:
    return False


def _package(_side: Side) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("a.h5p", packages.sound().getvalue())}


def _may_trust(world: World, caller: Caller, _side: Side) -> bool:
    """Libraries are the system's: who may trust them anywhere may trust them all."""
    units = (world.own.province, world.own.committee, world.own.cell, world.sibling,
             world.foreign.province, world.foreign.committee, world.foreign.cell)  # fmt: skip
    return any(caller.holds(TRUST_H5P.roles, unit, world.above) for unit in units)


def _upgrade(_side: Side) -> dict[str, Any]:
    return {"uid": Upgrade.objects.create(library=_build(), made_at=timezone.now()).uid}


ROWS: list[Row] = [
    Row("h5p:validate", method="post", data=_package),
    Row("h5p:exercise", _exercise, is_own=True),
    Row("h5p:begin", _exercise, is_own=True, method="post"),
    Row("h5p:results", _exercise, is_own=True),
    Row("h5p:frame", _token),
    Row("h5p:frame_file", _file),
    Row("h5p:state", _state),
    Row("h5p:statement", _token, method="post"),
    Row("h5p:core_file", _core),
    Row("h5p:bundle", _bundle),
    Row("h5p:library_root"),
    Row("h5p:library_file", _library_file),
    Row("h5p:content_list"),
    Row("h5p:content", _content, at="committee"),
    Row("h5p:content_place", _content, at="committee", method="post"),
    Row("h5p:content_new"),
    Row("h5p:content_edit", _content, at="committee"),
    Row("h5p:content_duplicate", _content, at="committee", method="post"),
    Row("h5p:editor_frame", _desk),
    Row("h5p:editor_frame", _stale_desk, may=_nobody),
    Row("h5p:editor_ajax", _desk, query={"action": "libraries"}),
    Row("h5p:editor_ajax", _stale_desk, may=_nobody, query={"action": "libraries"}),
    Row("h5p:editor_content_file", _edited_file),
    Row("h5p:editor_temp_file", _temp_file),
    Row("h5p:asset_file", _asset),
    Row("h5p:official_new", data=_chosen),
    Row("h5p:official_edit", _official, at="committee"),
    Row("h5p:draft", _draft, may=_is_sender),
    Row("h5p:official_draft", _draft, may=_is_sender),
    Row("h5p:draft_discard", _draft, may=_is_sender, method="post"),
    Row("h5p:sent_file", _sent_file, may=_is_sender),
    Row("h5p:revision_file", _revision_file, at="committee"),
    Row("h5p:revision_compare", _revision_uid, at="committee"),
    Row("h5p:practice_list"),
    Row("h5p:attempt_list", _practice, at="committee"),
    Row("h5p:attempt", _practised, at="committee"),
    Row("h5p:written_list", _practice, at="committee"),
    Row("h5p:written", _written, at="committee"),
    Row("h5p:attempt_list", _lesson_practice, at="committee"),
    Row("h5p:attempt", _lesson_practised, at="committee"),
    Row("h5p:written_list", _lesson_practice, at="committee"),
    Row("h5p:written", _lesson_written, at="committee"),
    Row("h5p:results", _lesson_practised, is_own=True),
    Row("h5p:revision_preview", _revision_uid, at="committee"),
    Row("h5p:revision_export", _revision_uid, at="committee"),
    Row("h5p:revision_restore", _revision_uid, at="committee", method="post"),
    Row("h5p:library_list"),
    Row("h5p:library", _library, may=_may_trust),
    Row("h5p:library_trust", _library, may=_may_trust, method="post"),
    Row("h5p:library_retire", _library, may=_may_trust, method="post"),
    Row("h5p:library_upgrade", _library, may=_may_trust),
    Row("h5p:upgrade_undo", _upgrade, may=_may_trust, method="post"),
]
