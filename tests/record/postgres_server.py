"""A PostgreSQL server for the tests: its own folder and socket, no port, no user but ours."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import msgspec

INSTALLED = "/usr/lib/postgresql"
NOBODY = "postgres"  # who runs it where we are root: PostgreSQL refuses to run as root
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB")
PATIENCE = 30.0


def binaries() -> Path | None:
    """Return the folder of the newest server's programs, None where there is none."""
    found = sorted(Path(INSTALLED).glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    known = shutil.which("initdb")
    return Path(known).parent if known else None


def unprivileged(command: list[str]) -> list[str]:
    """Return a command as a user that PostgreSQL accepts."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--init-groups", *command]


class Server(msgspec.Struct):
    """A running server, by the folder of its data and socket."""

    folder: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls) -> "Server":
        """Make a cluster in a new folder and start it."""
        programs = binaries()
        assert programs is not None
        folder = Path(tempfile.mkdtemp(prefix="anyq-postgres-"))
        if os.geteuid() == 0:
            user = pwd.getpwnam(NOBODY)
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = folder / "data"
        initdb = [str(programs / "initdb"), "-D", str(data), "-U", "anyq", "--auth=trust"]
        made = unprivileged([*initdb, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
        subprocess.run(made, check=True, capture_output=True, cwd=folder)
        settings = [part for line in QUICK for part in ("-c", line)]
        run = [str(programs / "postgres"), "-D", str(data), "-k", str(folder), "-h", "", *settings]
        with (folder.parent / f"{folder.name}.log").open("wb") as log:
            process = subprocess.Popen(unprivileged(run), stdout=log, stderr=log, cwd=folder)
        server = cls(folder, process)
        server._wait()
        return server

    def _wait(self) -> None:
        import psycopg

        end = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.address("postgres")).close()
            except psycopg.OperationalError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return

    def address(self, database: str) -> str:
        """Return the URL of a database."""
        return f"postgresql://anyq@/{database}?host={self.folder}"

    def database(self, name: str) -> str:
        """Make a database; return its URL."""
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.address(name)

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self.process.send_signal(signal.SIGQUIT)  # at once: nothing here is to last
        self.process.wait(PATIENCE)
        shutil.rmtree(self.folder)
        (self.folder.parent / f"{self.folder.name}.log").unlink()
