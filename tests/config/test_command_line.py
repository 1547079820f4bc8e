"""`porch` as a person uses it: what is wrong ends with exit status 2 and one sentence, never with a traceback."""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from tests.rig.client import PASSWORD, Client
from tests.rig.porch import ROOT, PorchProcess

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def porch_command(tmp_path: Path) -> Run:
    """Runs `porch` to its end in an empty folder."""

    def run(*words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PORCH_")}
        return subprocess.run(
            [sys.executable, "-m", "homeserver", *words],
            cwd=tmp_path,
            env={**clean, "PYTHONPATH": str(ROOT), **environment},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    return run


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a command that was refused."""
    lines = [line for line in done.stderr.splitlines() if line.startswith("porch: ")]
    assert (done.returncode, len(lines)) == (2, 1), done.stderr
    assert "Traceback" not in done.stderr
    return lines[0].removeprefix("porch: ")


def test_help_names_every_command(porch_command: Run) -> None:
    text = porch_command("--help").stdout
    for command in ("serve", "check-config", "migrate", "user"):
        assert re.search(rf"^  {command} +\S", text, re.M), text
    assert "--admin" in porch_command("user", "add", "--help").stdout


def test_check_config_says_that_all_is_right_and_starts_nothing(porch_command: Run, tmp_path: Path) -> None:
    done = porch_command("check-config", "--set", "server.name=example.org")
    assert done.returncode == 0
    assert "example.org" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["serve", "check-config", "migrate"])
def test_an_unknown_setting_is_named_with_the_nearest(porch_command: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "porch.toml").write_text("[listen]\nprot = 8009\n")
    sentence = refused(porch_command(command, "--config", "porch.toml"))
    assert sentence == "unknown setting listen.prot in porch.toml; did you mean listen.port?"


def test_a_wrong_variable_is_named(porch_command: Run) -> None:
    assert "PORCH_SERVER_NAEM" in refused(porch_command("check-config", PORCH_SERVER_NAEM="x"))


def test_a_missing_file_is_named(porch_command: Run) -> None:
    assert "missing.toml cannot be read" in refused(porch_command("serve", "--config", "missing.toml"))


def test_a_taken_port_is_named(porch_command: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = refused(porch_command("serve", "--set", f"listen.port={port}"))
    assert sentence.startswith(f"listen.port: cannot listen on 127.0.0.1:{port}: ")


def test_an_address_that_is_none_is_named(porch_command: Run) -> None:
    assert "listen.port: cannot listen on nowhere.invalid:" in refused(
        porch_command("serve", "--set", "listen.port=0", "--set", "listen.address=nowhere.invalid")
    )


def test_a_data_dir_that_cannot_be_written_is_named(porch_command: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sentence = refused(porch_command("serve", "--set", "listen.port=0", "--set", "server.data_dir=file/data"))
    assert sentence.startswith("server.data_dir: the folder file/data cannot be written: ")


def test_an_unreachable_database_is_named(porch_command: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    url = f"postgres://porch:secret-password@127.0.0.1:{port}/porch"
    sentence = refused(porch_command("serve", "--set", "listen.port=0", "--set", f"database.url={url}"))
    assert "database" in sentence
    assert "secret-password" not in sentence


def test_a_file_that_is_no_database_is_named(porch_command: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, however long this text may be " * 200)
    sentence = refused(porch_command("serve", "--set", "listen.port=0", "--set", "database.url=sqlite://notes.txt"))
    assert "notes.txt" in sentence


def test_a_database_of_a_newer_version_is_refused(porch_command: Run, tmp_path: Path) -> None:
    assert porch_command("migrate").returncode == 0
    with sqlite3.connect(tmp_path / "data" / "porch.db") as database:
        database.execute("INSERT INTO aerich (version, app, content) VALUES ('999_later.py', 'models', '{}')")
    database.close()
    assert "newer version of Porch" in refused(porch_command("serve", "--set", "listen.port=0"))


def test_a_damaged_signing_key_is_named(porch_command: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "signing.key").write_text("rubbish\n")
    assert "the signing key data/signing.key is damaged" in refused(porch_command("serve", "--set", "listen.port=0"))


def test_a_certificate_that_is_none_is_named(porch_command: Run, tmp_path: Path) -> None:
    (tmp_path / "cert.pem").write_text("rubbish")
    sets = ["listen.port=0", "listen.tls_certificate=cert.pem", "listen.tls_key=key.pem"]
    words = [word for one in sets for word in ("--set", one)]
    assert "listen.tls_key: the file key.pem cannot be read" in refused(porch_command("serve", *words))
    (tmp_path / "key.pem").write_text("rubbish")
    assert "listen.tls_certificate: not a certificate with its key" in refused(porch_command("serve", *words))


def test_migrate_can_be_run_again(porch_command: Run) -> None:
    first, second = porch_command("migrate"), porch_command("migrate")
    assert "applied 0_initial" in first.stdout
    assert "applied" not in second.stdout
    assert second.returncode == 0


def test_files_that_the_server_makes_are_for_its_user_alone(tmp_path: Path) -> None:
    with_folder = PorchProcess(data_dir=tmp_path / "data")
    (tmp_path / "data").chmod(0o755)
    try:
        with_folder.start()
        assert stat.S_IMODE((tmp_path / "data" / "signing.key").stat().st_mode) == 0o600
        key = (tmp_path / "data" / "signing.key").read_text()
        with_folder.restart()
        assert (tmp_path / "data" / "signing.key").read_text() == key
        assert key.split()[2] not in with_folder.log()
    finally:
        with_folder.remove()


async def test_the_first_account_is_made_by_the_link_that_the_start_prints() -> None:
    server = PorchProcess({"registration.mode": "closed"}).start()
    try:
        link = re.findall(r"http://\S+/_porch/first-account\?token=\S+", server.log())[-1]
        async with aiohttp.ClientSession() as session:
            page = await (await session.get(link)).text()
            assert '<form method="post"' in page
            token = link.partition("token=")[2]
            form = {"token": token, "username": "ann", "password": PASSWORD}

            wrong = await session.post(link, data={**form, "token": "0" * 40})
            assert wrong.status == 403
            short = await session.post(link, data={**form, "password": "x"})
            assert (short.status, 'role="alert"' in await short.text()) == (400, True)
            made = await session.post(link, data=form)
            assert made.status == 200
            assert "@ann:porch.test" in await made.text()
            again = await session.post(link, data={**form, "username": "eve"})
            assert again.status == 403
            assert (await session.get(link)).status == 403

        ann = await Client(server.url, user_id="@ann:porch.test").login()
        assert (await ann.ok("GET", "account/whoami"))["user_id"] == "@ann:porch.test"
        lines = server.log().count("first-account")
        server.restart()
        assert server.log().count("first-account") == lines, "the link is printed only while there is no account"
    finally:
        server.remove()


async def test_a_browser_is_welcomed(porch: PorchProcess) -> None:
    async with aiohttp.ClientSession() as session, session.get(porch.url + "/") as response:
        assert (response.status, response.content_type) == (200, "text/html")
        assert "Porch" in await response.text()


def test_the_link_stays_the_same_until_it_is_used() -> None:
    server = PorchProcess({"registration.mode": "closed"}).start()
    try:
        server.restart()
        assert len(set(re.findall(r"first-account\?token=(\S+)", server.log()))) == 1
    finally:
        server.remove()


@pytest.mark.parametrize("admin", [False, True])
async def test_user_add_makes_an_account_beside_a_running_server(admin: bool) -> None:
    server = PorchProcess({"registration.mode": "closed"}).start()
    try:
        done = add_user(server, "ann", admin)
        assert (done.returncode, done.stdout) == (0, "Made @ann:porch.test.\n"), done.stderr
        assert "taken" in refused(add_user(server, "ann", admin))
        ann = await Client(server.url, user_id="@ann:porch.test").login()
        capabilities = (await ann.ok("GET", "capabilities"))["capabilities"]
        assert ("m.account_moderation" in capabilities) is admin
    finally:
        server.remove()


def add_user(server: PorchProcess, name: str, admin: bool) -> subprocess.CompletedProcess[str]:
    """`porch user add` on the server's data."""
    command = server.command("user", "add", name, "--password-stdin", *(["--admin"] if admin else []))
    return subprocess.run(
        command, cwd=ROOT, input=PASSWORD + "\n", capture_output=True, text=True, timeout=30, check=False
    )


def test_the_first_start_answers_within_a_second_and_a_half() -> None:
    assert min(first_start_s() for _ in range(3)) < 1.5


def first_start_s() -> float:
    """From the command to the first answer on an empty folder, less the time that others had the processors."""
    server = PorchProcess()
    try:
        begun = time.monotonic()
        server.start()
        took_s = time.monotonic() - begun
        waited = Path(f"/proc/{server.pid}/schedstat")
        return took_s - (int(waited.read_text().split()[1]) / 1e9 if waited.exists() else 0.0)
    finally:
        server.remove()


async def test_a_server_does_not_take_up_the_accounts_of_another_name(
    start_porch: Callable[..., PorchProcess], porch_command: Run
) -> None:
    server = start_porch()
    await Client.register(server)
    server.stop()
    server.settings["server.name"] = "other.test"
    words = server.command("serve")[3:]
    sentence = refused(porch_command(*words))
    assert "other.test" in sentence
    assert "porch.test" in sentence
