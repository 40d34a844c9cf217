"""A stand-in for a process of the stack: answers /health, and misbehaves as told.

Arguments: port, file to write its process ids to, and any of `slow` (healthy after a second), `sick` (never
healthy), `dies` (ends at once with a word in its log), `stubborn` (ignores SIGTERM), `child` (starts a
process of its own).
"""

import http.server
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

port, pids, habits = int(sys.argv[1]), Path(sys.argv[2]), set(sys.argv[3:])
begin = time.monotonic()


class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        well = "sick" not in habits and ("slow" not in habits or time.monotonic() - begin > 1)
        self.send_response(200 if well else 503)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


print("the program speaks", flush=True)
numbers = [os.getpid()]
if "child" in habits:
    numbers.append(subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(60)"]).pid)
pids.write_text(" ".join(map(str, numbers)))
if "stubborn" in habits:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if "dies" in habits:
    sys.exit("no model here")
http.server.ThreadingHTTPServer(("127.0.0.1", port), Health).serve_forever()
