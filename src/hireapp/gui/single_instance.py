"""One window for one database: a second start brings the first to the front."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500
_LONGEST = 1_000_000


class SingleInstance(QObject):
    """Holds a lock beside a database; tells `on_second` of a second start and its files."""

    def __init__(self, database: Path, on_second: Callable[[list[Path]], object]) -> None:
        super().__init__()
        self.database = database
        digest = hashlib.sha256(str(database.absolute()).encode()).hexdigest()
        self._name = f"hireapp-{digest[:24]}"
        self._lock = QLockFile(f"{database}.lock")
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._greeted(on_second))

    def take(self, files: Sequence[Path] = ()) -> bool:
        """Whether this is the first window on the database; otherwise the first is told.

        The first window opens the `files` then.

        A folder that cannot be written holds no lock, and whoever opens the file tells why.
        """
        if self._server.isListening():
            return True
        if self._lock.tryLock(0):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS) and files:
            socket.write("\n".join(map(str, files)).encode())
            socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return False

    def release(self) -> None:
        """Let another window have the database."""
        self._server.close()
        self._lock.unlock()

    def _greeted(self, on_second: Callable[[list[Path]], object]) -> None:
        socket = self._server.nextPendingConnection()

        def told() -> None:
            said = bytes(socket.read(_LONGEST).data()).decode(errors="replace")
            socket.deleteLater()
            on_second([Path(one) for one in said.splitlines() if one])

        if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
            told()
        else:
            socket.disconnected.connect(told)
