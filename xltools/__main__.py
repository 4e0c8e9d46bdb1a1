"""`python -m xltools` is the same program as `xltools`."""

import sys

from xltools.cli import main

sys.exit(main())
