"""What comes in from a room and from a console; parsed once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from live.kinds.group import LONGEST_ANSWER
from live.models import RoomQuestion
from live.services.chat import ChatTextUnfit
from people.kinds.text import plain

LONGEST_QUESTION = 500
NAMED = ("vote", "poll", "confirm", "chat", "take_pen", "write_answer")


class ActForm(forms.Form):
    """One deed of somebody in the room: ``do`` and what belongs to it."""

    DEEDS = (
        "raise", "lower", "ask", "vote", "poll", "confirm", "code", "chat",
        "take_pen", "write_answer",
    )  # fmt: skip

    do = forms.ChoiceField(choices=[(one, one) for one in DEEDS])
    uid = forms.UUIDField(required=False)
    option = forms.IntegerField(required=False, min_value=0, max_value=20)
    text = forms.CharField(required=False, max_length=LONGEST_QUESTION)
    answer = forms.CharField(
        required=False,
        max_length=LONGEST_ANSWER,
        error_messages={
            "max_length": _("The answer is too long: at most 4,000 characters.")
        },
    )
    code = forms.CharField(required=False, max_length=12)
    device = forms.CharField(required=False, max_length=64)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        needs = dict.fromkeys(NAMED, "uid")
        field = needs.get(told.get("do", ""))
        if field and not told.get(field):
            self.add_error(field, _("This is not there any more."))
        if told.get("do") in {"poll", "confirm"} and told.get("option") is None:
            self.add_error("option", _("Choose one of the answers."))
        if told.get("do") == "chat":  # refused as it is, and not mended
            if self.errors.pop("text", None):
                self.add_error("text", str(ChatTextUnfit.message))
            return told
        told["text"] = plain(told.get("text") or "", LONGEST_QUESTION)
        if told.get("do") == "ask" and not told["text"]:
            self.add_error("text", _("Write your question first."))
        return told

    def first_error(self) -> str:
        return str(next(iter(self.errors.values()))[0])


class CommandForm(forms.Form):
    """One command of the console."""

    DEEDS = (
        "start", "next", "slide", "checkpoint", "end", "invite", "question",
        "poll_open", "poll_close", "group_show", "group_hide",
    )  # fmt: skip

    do = forms.ChoiceField(choices=[(one, one) for one in DEEDS])
    number = forms.IntegerField(required=False, min_value=0, max_value=10**9)
    uid = forms.UUIDField(required=False)
    state = forms.ChoiceField(choices=RoomQuestion.State.choices, required=False)
    note = forms.CharField(required=False, max_length=200)
