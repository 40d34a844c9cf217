"""Set-up: finding Pythons, the Dutch pipeline without a network, stamps, one sentence for what goes wrong."""

import ast
import io
import os
import re
import socket
import stat
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from setting_up import app, bot, command, dutch, node, places, programs, pythons, stamps, web
from setting_up.programs import SetupError
from warmwelkom.settings import ROOT


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set-up at work in a folder of its own."""
    for name, place in {
        "ROOT": ".",
        "APP": ".venv",
        "BOT": "bot/.venv",
        "UV_PYTHONS": "bot/.python",
        "WEB": "web",
        "NODE_TESTS": "tests/node",
        "LOG": "var/log/setup.log",
        "APP_LOCK": "requirements.txt",
        "DEV_LOCK": "requirements-dev.txt",
        "UV_LOCK": "uv.txt",
        "NODE_LOCK": "node.txt",
        "BOT_LOCK": "bot/requirements.txt",
    }.items():
        monkeypatch.setattr(places, name, tmp_path / place)
    (tmp_path / "bot" / ".venv" / "bin").mkdir(parents=True)
    for lock in ("APP_LOCK", "DEV_LOCK", "UV_LOCK", "NODE_LOCK", "BOT_LOCK"):
        getattr(places, lock).write_text("rasa==3.6.21 \\\n")
    monkeypatch.delenv("WARMWELKOM_WHEELHOUSE", raising=False)


def fake_python(path: Path, version: str | None) -> Path:
    """A program that says it is this Python, or refuses as a shim without its Python does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = f"echo {version}" if version else "echo 'command not found' >&2; exit 127"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def test_a_python_on_path_that_refuses_is_passed_over_for_that_of_pyenv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_python(tmp_path / "shims" / "python3.10", None)
    fake_python(tmp_path / "shims" / "python3", "3.12")
    fake_python(tmp_path / "pyenv" / "versions" / "3.10.9" / "bin" / "python3", "3.10")
    newest = fake_python(tmp_path / "pyenv" / "versions" / "3.10.13" / "bin" / "python3", "3.10")
    monkeypatch.setenv("PATH", f"{tmp_path / 'shims'}:/usr/bin:/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert pythons.find_python((3, 10)) == str(newest)
    assert pythons.find_python((3, 99)) is None


def test_a_python_on_path_that_runs_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = fake_python(tmp_path / "bin" / "python3.10", "3.10")
    fake_python(tmp_path / "pyenv" / "versions" / "3.10.13" / "bin" / "python3", "3.10")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    assert pythons.find_python((3, 10)) == str(here)


def test_no_python_3_10_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot, "find_python", lambda _: None)
    monkeypatch.setattr(bot, "python_from_uv", lambda: None)
    with pytest.raises(SetupError, match=r"^Rasa needs Python 3\.10, .*pyenv install 3\.10") as caught:
        bot.set_up_bot()
    assert "\n" not in str(caught.value)


def test_no_python_for_the_application_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "APP_PYTHON", (99, 0))
    monkeypatch.setattr(app, "APP_PYTHONS", ())
    with pytest.raises(SetupError, match=r"^The application needs Python 3\.11 or newer"):
        app.set_up_app(dev=False)


@pytest.mark.parametrize("version", ["3.8", "3.9", "3.10"])
def test_old_pythons_can_read_the_script(version: str) -> None:
    compile_for = tuple(map(int, version.split(".")))
    modules = sorted((ROOT / "deploy" / "setting_up").glob("*.py"))
    assert modules
    for module in (ROOT / "deploy" / "setup.py", *modules):
        ast.parse(module.read_text(encoding="utf-8"), feature_version=(compile_for[0], compile_for[1]))


def test_the_script_needs_nothing_but_the_standard_library() -> None:
    bare = [sys.executable, "-S", str(ROOT / "deploy" / "setup.py"), "--help"]
    shown = subprocess.run(bare, cwd="/", capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("usage: setup.py [-h] [--dev] [--dutch]")


# --- registries -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "output",
    [
        "error: Failed to fetch: `https://registry.example/simple/rasa/`",
        "ERROR: No matching distribution found for uv==0.13.9",
        "npm error code ENOTFOUND",
        "  Caused by: dns error: failed to lookup address information",
        "Temporary failure in name resolution",
        "npm error network request to somewhere failed, reason: connect ECONNREFUSED 127.0.0.1:9",
    ],
)
def test_an_unreachable_registry_is_one_sentence(tmp_path: Path, output: str) -> None:
    with pytest.raises(SetupError) as caught:
        programs.run(["sh", "-c", 'echo "$0"; exit 1', output], "install it", cwd=tmp_path)
    sentence = str(caught.value)
    assert sentence.startswith("Could not install it because the package registry can't be reached: ")
    assert "\n" not in sentence
    assert output in places.LOG.read_text()


@pytest.mark.parametrize(
    "output",
    [
        "  cause: invalid peer certificate: UnknownIssuer",
        "npm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error self-signed certificate in certificate chain",
        "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate",
    ],
)
def test_a_network_with_a_certificate_of_its_own_is_one_sentence(tmp_path: Path, output: str) -> None:
    with pytest.raises(SetupError, match=r"does not know the certificate .*update-ca-certificates") as caught:
        programs.run(
            ["sh", "-c", 'echo "error: Failed to fetch"; echo "$0"; exit 1', output], "it", cwd=tmp_path
        )
    assert "\n" not in str(caught.value)


def fake_uv() -> None:
    """In the place of uv: tells what it was given, and "finds" a Python in the folder it was given."""
    fake_python(places.APP / "bin" / "uv", None).write_text(
        "#!/bin/sh\n"
        'if [ "$2" = find ]; then echo "$UV_PYTHON_INSTALL_DIR/python3"; else env | grep ^UV_; fi\n'
    )


def test_uv_trusts_what_the_machine_trusts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_uv()
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "certificates"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    (tmp_path / "certificates").mkdir()
    assert "UV_SYSTEM_CERTS" not in programs.uv("pip", "sync", what="do it")
    (tmp_path / "certificates" / "house.pem").touch()
    assert "UV_SYSTEM_CERTS=true" in programs.uv("pip", "sync", what="do it")


def test_a_python_that_uv_brings_stands_where_other_users_can_read_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fake_uv()
    monkeypatch.setattr(bot, "python_version", lambda program: (3, 10))
    assert bot.python_from_uv() == str(places.UV_PYTHONS / "python3")


def test_another_failure_names_the_log(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"^Could not do it: see the end of var/log/setup\.log\.$"):
        programs.run(["sh", "-c", "echo hashes do not match; exit 1"], "do it", cwd=tmp_path)


def test_a_real_pip_and_a_closed_port_end_soon_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(os.environ):
        if name.startswith(("PIP_", "UV_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{closed.getsockname()[1]}/simple")
        monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
        download = [sys.executable, "-m", "pip", "download", "--retries", "0", "--no-deps", "uv"]
        with pytest.raises(SetupError, match="registry can't be reached"):
            programs.run(download, "install uv", cwd=tmp_path)


# --- stamps ---------------------------------------------------------------------------------------


def test_a_stamp_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    assert stamps.read_stamps(tmp_path) == {}
    (tmp_path / stamps.STAMP).write_text("{broken")
    assert stamps.read_stamps(tmp_path) == {}
    stamps.write_stamps(tmp_path, app="1")
    stamps.write_stamps(tmp_path, dev="2")
    assert stamps.read_stamps(tmp_path) == {"app": "1", "dev": "2"}


def test_a_changed_lock_file_asks_for_work() -> None:
    fake_python(places.BOT / "bin" / "python", "3.10")
    assert not bot.bot_is_current()
    stamps.write_stamps(places.BOT, bot=stamps.digest(places.BOT_LOCK), root=str(places.ROOT))
    assert bot.bot_is_current()
    places.BOT_LOCK.write_text("rasa==3.6.22\n")
    assert not bot.bot_is_current()


def test_an_environment_whose_python_is_gone_or_that_was_moved_is_made_anew() -> None:
    python = fake_python(places.BOT / "bin" / "python", "3.10")
    stamps.write_stamps(places.BOT, bot=stamps.digest(places.BOT_LOCK), root=str(places.ROOT))
    python.unlink()
    assert not bot.bot_is_current()
    fake_python(python, "3.10")
    stamps.write_stamps(places.BOT, root="/somewhere/else")
    assert not bot.bot_is_current()


def test_a_second_run_does_nothing_and_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []

    def one() -> str:
        done.append("one")
        return "remark"

    plan = [("One", lambda: bool(done), one)]
    monkeypatch.setattr(command, "steps", lambda dev: plan)
    assert command.main([]) == 0
    said = r"1/1 One \.\.\. \d+ s  remark\nSet-up is ready after \d+ s\.\n"
    assert re.fullmatch(said, capsys.readouterr().out)
    assert command.main([]) == 0
    assert capsys.readouterr().out == ""
    assert done == ["one"]


def test_npm_packages_of_tests_are_installed_once_and_run_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (places.NODE_TESTS / "node_modules").mkdir(parents=True)
    (places.NODE_TESTS / "package-lock.json").write_text("{}")
    programs_here = tmp_path / "bin"
    programs_here.mkdir()
    for name in ("node", "npm"):
        (programs_here / name).write_text(f'#!/bin/sh\necho "$PWD $*" > {tmp_path}/{name}.log\n')
        (programs_here / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs_here}:/usr/bin:/bin")
    assert not node.node_tests_are_current()
    assert node.set_up_node_tests() == ""
    assert (tmp_path / "npm.log").read_text().startswith(f"{places.NODE_TESTS} ci --ignore-scripts")
    assert node.node_tests_are_current()
    (places.NODE_TESTS / "package-lock.json").write_text('{"lockfileVersion": 3}')
    assert not node.node_tests_are_current()


def test_tests_need_npm_packages_and_the_product_does_not() -> None:
    wanted = "npm packages of tests"
    assert wanted in [title for title, _, _ in command.steps(dev=True)]
    assert wanted not in [title for title, _, _ in command.steps(dev=False)]


def test_a_failing_step_ends_with_one_sentence_and_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> str:
        raise SetupError("Could not do it: do that.")

    monkeypatch.setattr(command, "steps", lambda dev: [("One", lambda: False, fail)])
    assert command.main([]) == 1
    shown = capsys.readouterr()
    assert shown.out == "1/1 One ... failed\n"
    assert shown.err == "Set-up: Could not do it: do that.\n"


# --- the Dutch pipeline ---------------------------------------------------------------------------


class Releases(BaseHTTPRequestHandler):
    """Gives a wheel, an error page, or a wheel after a long time."""

    ended: threading.Event

    def do_GET(self) -> None:
        if self.path == "/hangs":
            self.ended.wait(30)
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as wheel:
            wheel.writestr("nl_core_news_sm/__init__.py", "")
        body = content.getvalue() if self.path in ("/wheel", "/hangs") else b"<h1>log in to this network</h1>"
        self.send_response(404 if self.path == "/missing" else 200)
        self.end_headers()
        self.wfile.write(body[:10] if self.path == "/half" else body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def releases(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(Releases, "ended", threading.Event(), raising=False)
    monkeypatch.setattr(dutch, "DUTCH_CONNECT_SECONDS", 60)  # a busy machine is slow
    server = ThreadingHTTPServer(("127.0.0.1", 0), Releases)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Releases.ended.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["wheel", "page", "missing", "half"])
def test_only_a_whole_wheel_counts(tmp_path: Path, releases: str, path: str) -> None:
    assert dutch.download(f"{releases}/{path}", tmp_path / "wheel") is (path == "wheel")


def test_a_network_that_swallows_everything_costs_the_time_out_and_no_more(
    tmp_path: Path, releases: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dutch, "DUTCH_CONNECT_SECONDS", 0.3)
    assert dutch.download(f"{releases}/hangs", tmp_path / "wheel") is False


def _installed(monkeypatch: pytest.MonkeyPatch, reachable: bool) -> list[str]:
    installed: list[str] = []
    monkeypatch.setattr(dutch, "download", lambda url, target: reachable)
    monkeypatch.setattr(dutch, "install_wheel", lambda wheel: installed.append(wheel.name))
    fake_python(places.BOT / "bin" / "python", "3.10")
    stamps.write_stamps(places.BOT, bot=stamps.digest(places.BOT_LOCK), root=str(places.ROOT))
    return installed


def test_the_official_pipeline_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = _installed(monkeypatch, reachable=True)
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "nl_core_news_sm-3.4.0+ud1-py3-none-any.whl").touch()
    monkeypatch.setenv("WARMWELKOM_WHEELHOUSE", str(tmp_path / "wheels"))
    assert "official" in dutch.set_up_dutch()
    assert installed == ["nl_core_news_sm-3.4.0-py3-none-any.whl"]
    assert dutch.dutch_is_current()


def test_then_the_wheelhouse_then_the_plain_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = _installed(monkeypatch, reachable=False)
    assert not dutch.dutch_is_current()
    assert "the plain pipeline is used" in dutch.set_up_dutch()
    assert installed == []
    assert dutch.dutch_is_current()
    # A wheel that appears later is a reason to look again; without the setting what is there stays.
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "nl_core_news_sm-3.4.0+ud1-py3-none-any.whl").touch()
    monkeypatch.setenv("WARMWELKOM_WHEELHOUSE", "wheels")
    assert not dutch.dutch_is_current()
    assert "from the wheelhouse" in dutch.set_up_dutch()
    assert installed == ["nl_core_news_sm-3.4.0+ud1-py3-none-any.whl"]
    assert dutch.dutch_is_current()
    monkeypatch.delenv("WARMWELKOM_WHEELHOUSE")
    assert dutch.dutch_is_current()


# --- what is committed ----------------------------------------------------------------------------


def test_lock_files_have_hashes_and_no_addresses() -> None:
    for name in (
        "requirements.txt",
        "requirements-dev.txt",
        "deploy/requirements-uv.txt",
        "deploy/requirements-node.txt",
        "bot/requirements.txt",
    ):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text and "find-links" not in text
        assert re.search(r"^[a-z0-9._-]+(\[[a-z,]+\])?==\S+.* \\$", text, re.MULTILINE | re.IGNORECASE)
        locked = re.findall(r"^[^\s#].*==.*$", text, re.MULTILINE)
        assert all(line.endswith("\\") for line in locked)
    for folder in ("web", "tests/node"):
        text = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
        assert '"integrity"' in text
        assert '"resolved"' not in text


def test_the_command_finds_its_environment_from_anywhere(tmp_path: Path) -> None:
    fake = tmp_path / ".venv" / "bin" / "python"
    fake.parent.mkdir(parents=True)
    fake.write_text(f'#!/bin/sh\n[ "$1" = -c ] && echo "{tmp_path}" || echo "ran $*"\n')
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR | 0o644)
    app.link_application(str(fake))
    assert (tmp_path / "warmwelkom.pth").read_text() == f"{tmp_path}\n"
    link = tmp_path / "elsewhere"
    link.symlink_to(tmp_path / ".venv" / "bin" / "warmwelkom")
    ran = subprocess.run([str(link), "serve", "--demo"], cwd="/", capture_output=True, text=True, check=True)
    assert ran.stdout == "ran -m warmwelkom serve --demo\n"


def test_the_design_system_becomes_one_sheet_in_a_layer(tmp_path: Path) -> None:
    for number, part in enumerate(web.DESIGN_SYSTEM_PARTS):
        place = tmp_path / "node_modules" / part
        place.parent.mkdir(parents=True)
        place.write_text(f".part-{number}{{margin:0}}/*# sourceMappingURL=part.css.map */\n")
    sheet = web.design_system(tmp_path / "node_modules")
    assert sheet.startswith("@layer components {")
    assert sheet.count("{") == sheet.count("}") == len(web.DESIGN_SYSTEM_PARTS) + 1
    assert "sourceMappingURL" not in sheet
