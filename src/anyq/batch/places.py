"""Files on this machine or in an object store, by path or URI (`s3://…`, `gs://…`, fsspec)."""

import io
import os
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from anyq.errors import BatchError, NotFound


class Place:
    """A folder or file.

    Local paths use the system; a URI goes through `pyarrow.fs`, which knows S3, GCS and HDFS and
    takes any other protocol from fsspec (`fsspec+memory://…`).
    """

    def __init__(self, path: str) -> None:
        self.path = path.rstrip("/") if len(path) > 1 else path
        self.local = "://" not in path

    def __truediv__(self, name: str) -> "Place":
        return Place(f"{self.path}/{name}")

    def __str__(self) -> str:
        return self.path

    def read(self) -> bytes:
        """Return the bytes of a file.

        Raises:
            NotFound: it cannot be opened.
        """
        with self.open() as file:
            return file.read()

    def open(self) -> IO[bytes]:
        """Open a file to read and seek.

        Raises:
            NotFound: it cannot be opened.
        """
        try:
            if self.local:
                return Path(self.path).open("rb")
            system, path = self._remote()
            file: IO[bytes] = io.BufferedReader(system.open_input_file(path))
        except OSError as error:
            raise _not_found(self.path, error) from error
        return file

    def write(self, content: bytes) -> None:
        """Write a file whole or not at all: under another name, then renamed."""
        if not self.local:
            system, path = self._remote()
            with system.open_output_stream(path) as file:  # an object appears when it is closed
                file.write(content)
            return
        part = Path(f"{self.path}.{os.getpid()}.part")
        part.write_bytes(content)
        part.replace(self.path)

    def make(self) -> None:
        """Make the folder, and those above it."""
        if self.local:
            Path(self.path).mkdir(parents=True, exist_ok=True)
        else:
            system, path = self._remote()
            system.create_dir(path, recursive=True)

    def names(self) -> list[str]:
        """Return the names in the folder, sorted; none where there is no folder."""
        if self.local:
            with suppress(FileNotFoundError):
                return sorted(path.name for path in Path(self.path).iterdir())
            return []
        from pyarrow import fs

        system, path = self._remote()
        found = system.get_file_info(fs.FileSelector(path, allow_not_found=True))
        return sorted(info.base_name for info in found)

    def files(self) -> list[str]:
        """Return the paths of the files in the folder and below, sorted; itself if it is a file.

        Raises:
            NotFound: nothing is there.
        """
        if self.local:
            return self._local_files()
        from pyarrow import fs

        system, path = self._remote()
        if system.get_file_info(path).type == fs.FileType.File:
            return [self.path]
        scheme = self.path[: self.path.index("://") + 3]
        found = system.get_file_info(fs.FileSelector(path, recursive=True, allow_not_found=True))
        return sorted(scheme + info.path for info in found if info.type == fs.FileType.File)

    def _local_files(self) -> list[str]:
        path = Path(self.path)
        if path.is_file():
            return [self.path]
        if not path.is_dir():
            raise NotFound(f"There is no {path}.", "Give the path of a file or a folder.")
        return sorted(str(file) for file in path.rglob("*") if file.is_file())

    def _remote(self) -> tuple[Any, str]:
        from pyarrow import fs

        if self.path.startswith("fsspec+"):
            try:
                import fsspec
            except ModuleNotFoundError as error:
                raise BatchError(
                    f"{self.path} needs fsspec, which is not installed.",
                    "Install it: pip install 'anyq[remote]'.",
                ) from error
            system, path = fsspec.core.url_to_fs(self.path.removeprefix("fsspec+"))
            return fs.PyFileSystem(fs.FSSpecHandler(system)), path
        system, path = fs.FileSystem.from_uri(self.path)
        return system, path


def _not_found(path: str, error: OSError) -> NotFound:
    reason = error.strerror or str(error)
    return NotFound(f"{path} cannot be opened: {reason}.", "Give the path of a readable file.")
