"""The front-end packages."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from setting_up import places
from setting_up.node import find_npm
from setting_up.programs import run
from setting_up.stamps import digest, read_stamps, write_stamps

# What pages load from front-end packages, under web/static/vendor (which is not committed).
VENDOR_FILES = {
    "htmx.min.js": Path("htmx.org/dist/htmx.min.js"),
    "swagger-ui.css": Path("swagger-ui-dist/swagger-ui.css"),
    "swagger-ui-bundle.js": Path("swagger-ui-dist/swagger-ui-bundle.js"),
}
# The parts of the NL Design System that the talk is made of become one sheet, so that a first visit asks for
# one file. They stand in a layer: the tokens and rules of our own win whatever the order of loading.
DESIGN_SYSTEM = "design-system.css"
DESIGN_SYSTEM_PARTS = (
    Path("@nl-design-system-candidate/heading-css/dist/heading.css"),
    Path("@nl-design-system-candidate/paragraph-css/dist/paragraph.css"),
    Path("@nl-design-system-candidate/link-css/dist/link.css"),
    Path("@nl-design-system-candidate/skip-link-css/dist/skip-link.css"),
    Path("@nl-design-system-candidate/button-css/dist/button.css"),
    # Not released as candidates yet.
    Path("@utrecht/form-label-css/dist/index.min.css"),
    Path("@utrecht/form-field-error-message-css/dist/index.min.css"),
    Path("@utrecht/textarea-css/dist/index.min.css"),
)


def web_is_current() -> bool:
    """Tell whether the front-end packages are installed and copied."""
    folder = places.WEB / "static" / "vendor"
    stamps = read_stamps(places.WEB / "node_modules")
    names = [*VENDOR_FILES, DESIGN_SYSTEM]
    return stamps.get("web") == web_wish() and all((folder / name).is_file() for name in names)


def web_wish() -> str:
    """Return a hash over what the front-end packages depend on."""
    copied = repr((VENDOR_FILES, DESIGN_SYSTEM, DESIGN_SYSTEM_PARTS))
    return digest(places.WEB / "package-lock.json") + hashlib.sha256(copied.encode()).hexdigest()


def set_up_web() -> str:
    """Install the front-end packages and copy what pages load."""
    npm, extra = find_npm()
    from_pypi = len(npm) > 1
    what = "install the front-end packages"
    # No scripts: nothing that a package brings is run at set-up.
    run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], what, extra, cwd=places.WEB)
    vendor = places.WEB / "static" / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    for name, source in VENDOR_FILES.items():
        shutil.copyfile(str(places.WEB / "node_modules" / source), str(vendor / name))
    (vendor / DESIGN_SYSTEM).write_text(design_system(places.WEB / "node_modules"), encoding="utf-8")
    write_stamps(places.WEB / "node_modules", web=web_wish())
    return "with Node from PyPI" if from_pypi else ""


def design_system(modules: Path) -> str:
    """Return the parts of the NL Design System as one style sheet, in a layer of their own."""
    parts = ((modules / part).read_text(encoding="utf-8") for part in DESIGN_SYSTEM_PARTS)
    # Nothing is kept of where the parts were made from: a browser would look for those files.
    plain = (re.sub(r"/\*# sourceMappingURL=.*?\*/", "", part).strip() for part in parts)
    return "@layer components {\n" + "\n".join(plain) + "\n}\n"
