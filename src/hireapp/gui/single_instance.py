"""One window for one database: a second start brings the first to the front."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


class SingleInstance(QObject):
    """Holds a lock beside a database; listens for a second start and tells `on_second`."""

    def __init__(self, database: Path, on_second: Callable[[], object]) -> None:
        super().__init__()
        self.database = database
        digest = hashlib.sha256(str(database.absolute()).encode()).hexdigest()
        self._name = f"hireapp-{digest[:24]}"
        self._lock = QLockFile(f"{database}.lock")
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._greeted(on_second))

    def take(self) -> bool:
        """Whether this is the first window on the database; otherwise the first is told.

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
        socket.waitForConnected(_WAIT_MS)
        socket.disconnectFromServer()
        return False

    def release(self) -> None:
        """Let another window have the database."""
        self._server.close()
        self._lock.unlock()

    def _greeted(self, on_second: Callable[[], object]) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.deleteLater()
        on_second()
