"""Every route that stands on the desk: feedback, export and the operator's; the server includes them in one go."""

from collections.abc import Callable

from fastapi import APIRouter

from assistant.desk.desk import Desk
from assistant.desk.feedback_api import feedback_router
from assistant.desk.operator_access import OperatorAccess
from assistant.desk.operator_api import operator_api
from assistant.desk.operator_entry import entry_router
from assistant.desk.operator_page import operator_router
from assistant.export.api import export_router
from assistant.opening import Assistant


def desk_routers(desk: Desk, current: Callable[[], Assistant]) -> list[APIRouter]:
    """The routers, in an order in which none hides another."""
    access = OperatorAccess(desk.operator_key)
    return [
        feedback_router(desk),
        export_router(desk),
        operator_api(desk, access),
        entry_router(access),
        operator_router(desk, access, current),
    ]
