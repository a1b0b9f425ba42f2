"""What a flag says, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models import ItemFlag
from assessments.selectors.result import key_text, text_of_option


@dataclass(frozen=True)
class FlagLine:
    """A flag with its sentences, the strongest first."""

    flag: ItemFlag
    sentences: tuple[str, ...]


def flag_line(flag: ItemFlag) -> FlagLine:
    """``flag`` as the work-list shows it."""
    told = [_sentence(flag, one) for one in reversed(flag.signals)]
    return FlagLine(flag, tuple(told))


def _sentence(flag: ItemFlag, signal: dict[str, object]) -> str:
    if signal["kind"] == "distractor":
        return _(
            "Those with the best papers chose “%(option)s” (%(share)d %%) rather than the"
            " key “%(key)s” (%(key_share)d %%): the key is probably wrong."
        ) % {
            "option": text_of_option(flag.version, str(signal["option"])),
            "share": _percent(signal["share"]),
            "key": key_text(flag.version),
            "key_share": _percent(signal["key_share"]),
        }
    return _(
        "The better somebody did on the other questions, the more often this one was"
        " marked wrong (discrimination %(value)s)."
    ) % {"value": f"{float(str(signal['value'])):.2f}".replace(".", ",")}


def _percent(share: object) -> int:
    return int(100 * float(str(share)))
