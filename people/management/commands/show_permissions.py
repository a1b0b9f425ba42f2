"""Print what each role allows."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.module_loading import autodiscover_modules

from people.access import permissions, scopes
from people.kinds.role import Role


def table() -> str:
    """The table role × permission as Markdown, in English; docs/permissions.md."""
    autodiscover_modules("permissions")
    with translation.override("en"):
        head = ["permission", *(str(role.label) for role in Role)]
        lines = [
            "# What each role allows",
            "",
            "Made by `./run manage show_permissions > docs/permissions.md`; a test",
            "compares. A role holds on a unit and all below it, between two days.",
            "",
            "| " + " | ".join(head) + " |",
            "|---" * len(head) + "|",
        ]
        for name in sorted(permissions):
            carried = permissions[name].roles
            marks = ["x" if role in carried else "" for role in Role]
            title = f"{permissions[name].title} (`{name}`)"
            lines.append("| " + " | ".join([title, *marks]) + " |")
        lines += ["", *_scopes()]
    return "\n".join(lines) + "\n"


def _scopes() -> list[str]:
    lines = [
        "A program comes in by a token with a scope; it may do no more than its owner.",
        "",
        "| scope of a token | its owner needs |",
        "|---|---|",
    ]
    for name in sorted(scopes):
        needed = " or ".join(f"`{one.name}`" for one in scopes[name].permissions)
        lines.append(f"| {scopes[name].title} (`{name}`) | {needed} |")
    return lines


class Command(BaseCommand):
    help = "Print the table of roles and permissions."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(table(), ending="")
