"""`python -m web.example`: shows the example on this machine; docs/widget.md says how."""

from __future__ import annotations

import argparse
from contextlib import suppress

from web.example.site import server

parser = argparse.ArgumentParser(prog="python -m web.example", description=__doc__)
parser.add_argument("--talk", default="http://127.0.0.1:8080", help="where Warm Welkom runs")
parser.add_argument("--port", type=int, default=8090)
parser.add_argument("--label", help="the words on the button")
parser.add_argument("--colour", help="the colour of the button, #rrggbb")
parser.add_argument("--position", choices=("left", "right", "none"))
given = parser.parse_args()
attributes = {name: getattr(given, name) for name in ("label", "colour", "position") if getattr(given, name)}

print(f"The example is at http://localhost:{given.port}. Ctrl-C stops it.", flush=True)
print(f"Warm Welkom must run with WARMWELKOM_WIDGET_HOSTS=http://localhost:{given.port}", flush=True)
with suppress(KeyboardInterrupt):
    server(given.talk.rstrip("/"), attributes, given.port).serve_forever()
