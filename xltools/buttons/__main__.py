"""What the ribbon starts: `python -I -X utf8 -m xltools.buttons ID --wb=NAME --from_xl=1 --hwnd=HANDLE`."""

import sys

from xltools.buttons.launching import main

sys.exit(main(sys.argv[1:]))
