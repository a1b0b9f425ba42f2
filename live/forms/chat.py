"""One command of those who moderate a chat."""

from typing import Any

from django import forms

from live.kinds.chat import ChatMode


class ChatCommandForm(forms.Form):
    """``uid`` is that of the message; for ``unmute`` of the person."""

    DEEDS = ("mode", "show", "hide", "mute", "unmute")

    do = forms.ChoiceField(choices=[(one, one) for one in DEEDS])
    mode = forms.ChoiceField(choices=ChatMode.choices, required=False)
    uid = forms.UUIDField(required=False)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        needed = "mode" if told.get("do") == "mode" else "uid"
        if not told.get(needed):
            self.add_error(needed, self.fields[needed].error_messages["required"])
        return told
