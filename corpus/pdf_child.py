"""The process in which one PDF is parsed: `python -P corpus/pdf_child.py FILE MEMORY_MB CPU_S`, JSON on stdout.

A PDF is untrusted input to a large parser, so this holds no setting, no key and no other document, and limits its own
memory and processor time; `corpus.pdf` limits its time on the clock. It imports nothing of this project.
"""

import json
import logging
import sys
from contextlib import suppress
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError

MAX_PAGES = 5_000
MAX_CHARS = 20_000_000


def main() -> None:
    path, memory_mb, cpu_s = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    out, sys.stdout = sys.stdout, sys.stderr  # nothing a library prints may end up in the result
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    _limit(memory_mb=memory_mb, cpu_s=cpu_s)
    try:
        result = _read(PdfReader(path))
    except (MemoryError, ImportError):  # pypdf imports some of its parts on the way, and then finds no room for them
        result = {"error": "memory"}
    except DependencyError as error:
        result = {"error": "cipher", "detail": str(error)}
    except Exception as error:  # the outer edge of this process: pypdf raises nearly anything for a damaged file
        result = {"error": "broken", "detail": f"{type(error).__name__}: {error}"[:300]}
    json.dump(result, out)


def _limit(*, memory_mb: int, cpu_s: int) -> None:
    """After the imports, for the limit to be that of the PDF. Where a system has no such limit, the clock's remains."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20, memory_mb * 2**20))


def _read(reader: PdfReader) -> dict[str, Any]:
    # Many government PDFs are encrypted with an empty password: anyone may read them, not everyone edit them.
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "password"}
    count = len(reader.pages)
    if count > MAX_PAGES:
        return {"error": "pages", "detail": str(count)}
    pages: list[str | None] = []
    chars = 0
    for number in range(count):
        pages.append(_page(reader, number))
        chars += len(pages[-1] or "")
        if chars > MAX_CHARS:
            return {"error": "chars"}
    return {"pages": pages}


def _page(reader: PdfReader, number: int) -> str | None:
    """The text of a page, or None where pypdf fails on it: one bad page must not cost the others."""
    try:
        # "plain" keeps the order of the content stream, so two columns come one after the other; "layout" puts them
        # side by side on each line, which no sentence survives.
        return str(reader.pages[number].extract_text(extraction_mode="plain"))
    except (MemoryError, ImportError):
        raise
    except Exception:  # see `main`
        return None


if __name__ == "__main__":
    main()
