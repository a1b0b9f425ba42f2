"""What all questions with options and a key have in common."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.kinds.content import Content, Problems, long_texts, read_content
from assessments.kinds.explained import Explained, ExplainedOption
from assessments.kinds.given import Given
from assessments.kinds.place import Group, Order
from assessments.kinds.sheet import Sheet
from assessments.kinds.widget import Choices, ShownOption
from people.kinds.name import tidy

LEAST, MOST = 2, 8


def read(stored: Mapping[str, Any]) -> Content:
    return read_content(stored)


def choice_problems(content: Content) -> Problems:
    """What is wrong with the options, whichever are right."""
    return [*option_problems([one.text for one in content.options])]


def option_problems(told: list[str], least: int = LEAST, most: int = MOST) -> Problems:
    """What is wrong with the texts of things to choose from."""
    found: Problems = []
    texts = [tidy(one).casefold() for one in told]
    if not least <= len(texts) <= most:
        found.append(
            _("Give %(least)d to %(most)d options.") % {"least": least, "most": most}
        )
    if not all(texts):
        found.append(_("Write every option, or leave it out."))
    if len(set(texts)) != len(texts):
        found.append(_("Two options say the same; change one of them."))
    return [*found, *long_texts(told)]


def groups(content: Content) -> tuple[Group, ...]:
    """The options, which change their order with the test."""
    return (Group(tuple(one.id for one in content.options), Order.FREE),)


def shown_options(content: Content, sheet: Sheet) -> tuple[ShownOption, ...]:
    """The options in the order of the sheet."""
    texts = {one.id: one.text for one in content.options}
    return tuple(
        ShownOption(token, texts[option], option in sheet.given.chosen)
        for option, token in sheet.tokens.items()
    )


def show_one(content: Content, sheet: Sheet) -> Choices:
    return Choices(sheet.name, shown_options(content, sheet))


def show_many(content: Content, sheet: Sheet) -> Choices:
    return Choices(sheet.name, shown_options(content, sheet), takes_many=True)


def describe(content: Content) -> Explained:
    """The options as they were written."""
    return explain(content, Given(), tuple(one.id for one in content.options))


def explain(content: Content, given: Given, places: tuple[str, ...]) -> Explained:
    """The options in the order in which they were shown."""
    by_id = {one.id: one for one in content.options}
    return Explained(
        options=tuple(
            ExplainedOption(
                text=by_id[option].text,
                is_chosen=option in given.chosen,
                is_key=by_id[option].correct,
                feedback=by_id[option].feedback,
            )
            for option in places
        )
    )
