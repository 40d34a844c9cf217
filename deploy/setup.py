#!/usr/bin/env python3
"""Set up what Warm Welkom needs, on a machine with Python and package registries only.

    python3 deploy/setup.py            the environments, the Dutch pipeline and the front-end packages
    python3 deploy/setup.py --dev      the same and what checks and tests need
    python3 deploy/setup.py --dutch    look for the official Dutch pipeline again

Every step leaves a stamp in what it made (a hash over its lock file), so a second run takes about a second.
Whatever goes wrong is said in one sentence; the details are in var/log/setup.log.

Only the standard library is used, here and in setting_up/, and the syntax of old Pythons: the first thing to
find out may be that Python is too old.
"""

import sys

from setting_up.command import main

if __name__ == "__main__":
    sys.exit(main())
