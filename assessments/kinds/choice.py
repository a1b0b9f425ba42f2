"""What all questions with options ask of them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.kinds.content import Content
from people.kinds.name import tidy

LEAST, MOST = 2, 8


def choice_problems(content: Content) -> list[str | Promise]:
    """What is wrong with the options, whichever are right."""
    found: list[str | Promise] = []
    texts = [tidy(one.text).casefold() for one in content.options]
    if not LEAST <= len(texts) <= MOST:
        found.append(
            _("Give %(least)d to %(most)d options.") % {"least": LEAST, "most": MOST}
        )
    if not all(texts):
        found.append(_("Write every option, or leave it out."))
    if len(set(texts)) != len(texts):
        found.append(_("Two options say the same; change one of them."))
    return found
