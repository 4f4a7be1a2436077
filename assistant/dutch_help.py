"""Typer's own help texts and complaints in Dutch; Typer ships no translation. Only wording, no behaviour."""

from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

COMPLAINTS = {
    "No such option": "Onbekende optie",
    "No such command": "Onbekende opdracht",
    "Missing command": "De opdracht ontbreekt",
    "Missing argument": "Dit argument ontbreekt:",
    "Missing option": "Deze optie ontbreekt:",
    "Missing parameter": "Dit argument ontbreekt:",
    "Invalid value for": "Ongeldige waarde voor",
    "Invalid value": "Ongeldige waarde",
    "Got unexpected extra argument": "Onverwacht extra argument",
    "requires an argument": "heeft een waarde nodig",
    "is not a valid integer": "is geen geheel getal",
    "is not a valid int": "is geen geheel getal",
    "is not in the range": "ligt niet in het bereik",
    "does not exist": "bestaat niet",
    "Did you mean": "Bedoelde u",
    "Possible options": "Mogelijk",
}


class DutchCommand(TyperCommand):
    """A command whose `--help` is Dutch."""

    def get_help_option(self, ctx: Any) -> Any:
        return _in_dutch(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _title_panels()
        super().format_help(ctx, formatter)


class DutchGroup(TyperGroup):
    """The command itself, with its list of commands, in Dutch."""

    def get_help_option(self, ctx: Any) -> Any:
        return _in_dutch(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _title_panels()
        super().format_help(ctx, formatter)


def complaint(error: TyperException) -> str:
    """What is wrong with the command line, in one Dutch line."""
    text = " ".join(error.format_message().split()).rstrip(".")
    for english, dutch in COMPLAINTS.items():
        text = text.replace(english, dutch)
    return f"{text}. Zie `vraagbaak --help`."


def _in_dutch(option: Any) -> Any:
    if option is not None:
        option.help = "Toon deze uitleg."
    return option


def _title_panels() -> None:
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenten"
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
    rich_utils.DEFAULT_STRING = "[standaard: {}]"
