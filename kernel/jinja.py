"""What the templates of the hot pages may use: those that Jinja draws (ADR 26).

They lie among the others in ``templates/`` and end in ``.jinja``.
"""

from typing import Any

from django.template import engines
from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined

from kernel.templatetags.pictures import icon


def environment(**options: Any) -> Environment:
    """Jinja's, for ``TEMPLATES``: ``_``, ``icon`` and ``url``; a name not given fails."""
    made = Environment(**options)  # noqa: S701 -- Django's backend sets autoescape
    made.undefined = StrictUndefined
    made.add_extension("jinja2.ext.i18n")
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    made.globals |= {"icon": icon, "url": _url}
    made.filters["linebreaks"] = _paragraphs
    return made


def drawn(template: str, **context: Any) -> SafeString:
    """The page's part that ``template`` draws of ``context``."""
    text: str = engines["jinja2"].get_template(template).render(context)
    return mark_safe(text)  # noqa: S308 -- it escapes


def _url(name: str, *places: object) -> str:
    return reverse(name, args=places)


def _paragraphs(text: str) -> SafeString:
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308 -- it escapes
