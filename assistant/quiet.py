"""Switches off every report home of the libraries. Call it before they are imported; it imports none of them."""

import os

SILENT = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Gradio keeps the last 10,000 events and sums them up anew, with pandas, after each one; nobody here reads that.
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SSR_MODE": "False",
    "GRADIO_MCP_SERVER": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "OTEL_SDK_DISABLED": "true",
    "DO_NOT_TRACK": "1",
}


def keep_quiet() -> None:
    """No outbound connection that the operator did not ask for; overrides what the environment says on this."""
    os.environ.update(SILENT)
