"""What every test shares: no report home, no `.env` and no setting of the person who runs the tests."""

import os

from assistant.quiet import keep_quiet

keep_quiet()
for key in [key for key in os.environ if key.upper().startswith("VRAAGBAAK_")]:
    del os.environ[key]
