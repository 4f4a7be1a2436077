"""What stands behind the widget, made from the settings when the server starts: its sites, its limits, its proxies."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from assistant.settings import Settings
from assistant.widget.limits import Limits
from assistant.widget.site_list import SiteList


@dataclass(frozen=True)
class Widget:
    """The sites in force, what counts their calls, and the proxies whose forwarded headers are believed."""

    sites: SiteList = field(default_factory=SiteList)
    limits: Limits = field(default_factory=Limits)
    proxies: tuple[str, ...] = ()


def opened_widget(settings: Settings, documents: Callable[[], Collection[str]]) -> Widget:
    """The widget of this installation; `documents` gives the ids and file names of the index. Raises `SitesError` and
    `SettingsError`. Connects to nothing."""
    return Widget(
        SiteList(settings.sites, documents),
        Limits(settings.limits_store.get_secret_value()),
        tuple(part for part in settings.trusted_proxies.split(",") if part),
    )
