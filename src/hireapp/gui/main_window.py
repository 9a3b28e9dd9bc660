"""The window: menus, navigation, pages and the live interview; the pages never meet each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.errors import HireError
from hireapp.gui import commands, shortcuts, theme, widgets
from hireapp.gui.context import Context
from hireapp.gui.error_banner import ErrorBanner
from hireapp.gui.memory import Memory
from hireapp.gui.menus import Menus
from hireapp.gui.navigation import Place, Target
from hireapp.gui.page import Page
from hireapp.gui.practice_layer import PracticeLayer
from hireapp.gui.sidebar import Sidebar
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.domain.ids import OpeningId, ScorecardId
    from hireapp.gui.interview.page import InterviewPage
    from hireapp.gui.workspace import Workspace


class MainWindow(QMainWindow):
    """Shows at once, empty; `take` gives it a database to work on."""

    closing = Signal()
    example_wanted = Signal()
    own_data_wanted = Signal()
    open_wanted = Signal(object)
    """A Path: work on another database."""
    errand_wanted = Signal(object)
    """An Errand: shut the file, do it, open the file again."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.setWindowTitle("Hireapp")
        self.setWindowIcon(theme.app_icon())
        self.setMinimumSize(940, 600)
        self.resize(1280, 800)
        self.restoreGeometry(QByteArray.fromBase64(memory.settings.geometry.encode()))
        self.banner = ErrorBanner()
        self.sidebar = Sidebar()
        self._place_for_pages = QVBoxLayout()
        self._page_holder: QWidget = widgets.EmptyState(tr("Opening your data…"), "")
        self._place_for_pages.addWidget(self._page_holder)
        ground = QWidget()
        ground.setObjectName("paper")
        sides = QHBoxLayout(ground)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self.sidebar)
        sides.addLayout(self._place_for_pages, 1)
        self.layers = QStackedWidget()
        self.layers.addWidget(ground)
        centre = QWidget()
        centre.setObjectName("paper")
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.banner)
        rows.addWidget(self.layers, 1)
        self.setCentralWidget(centre)
        shortcuts.use(memory.settings.keys)
        self.menus = Menus(self)
        commands.fill(self)
        self._status = widgets.label()
        self._file = widgets.label()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().addPermanentWidget(self._file)
        self.workspace: Workspace | None = None
        self.interview: InterviewPage | None = None
        self.practice = PracticeLayer(self.layers)
        self.practice.begun.connect(self._cover)
        self.practice.over.connect(self.close_interview)

    def take(self, context: Context) -> None:
        """Work on a database; what was shown of another one is put away."""
        from hireapp.gui.workspace import Workspace  # loads the store

        self.put_away()
        context.failed.connect(self.banner.show_error)
        context.said.connect(self.banner.show_notice)
        self._file.setText(tr("Local file: {file}").format(file=context.database.path.name))
        self.workspace = Workspace(self, context)
        self.workspace.begin()

    def put_away(self) -> None:
        """Forget the database that was shown."""
        self.practice.end()
        self.forget_interview()
        if self.workspace is not None:
            self.workspace.deleteLater()
            self.workspace = None

    def forget_interview(self) -> None:
        """Build the live interview anew the next time."""
        if self.interview is not None:
            self.layers.removeWidget(self.interview)
            self.interview.deleteLater()
            self.interview = None

    def hold(self, pages: QWidget) -> None:
        """Put a widget beside the navigation, in place of the one before."""
        self._place_for_pages.replaceWidget(self._page_holder, pages)
        self._page_holder.hide()
        self._page_holder.deleteLater()
        self._page_holder = pages
        pages.show()

    def show_problem(self, error: HireError, *buttons: QWidget) -> None:
        """Say why the data cannot be opened, with the ways on."""
        self.hold(widgets.EmptyState(error.message, error.hint, *buttons))

    def show_bug(self, error: BaseException) -> None:
        """Tell of a mistake of the program; the work goes on."""
        from hireapp.gui.bug_dialog import BugDialog  # rarely needed

        BugDialog(error, self).show()

    def say_status(self, text: str) -> None:
        """Set the line at the bottom left."""
        self._status.setText(text)

    def show_interview(self, scorecard_id: ScorecardId) -> None:
        """Open the live interview over everything else."""
        if self.workspace is None:
            return
        if self.interview is None:
            from hireapp.gui.interview.page import InterviewPage

            self.interview = InterviewPage(self.workspace.context)
            practise = self.interview.preparation.practise_wanted
            for leaving in (self.interview.closed, self.interview.submitted, practise):
                leaving.connect(self.close_interview)
            practise.connect(lambda opening_id: self.go(Place.CALIBRATION, opening_id))
            self.layers.addWidget(self.interview)
        page = self.interview
        if self.workspace.context.succeeds(lambda: page.open_scorecard(scorecard_id)):
            self._cover(page)

    def close_interview(self, *_: Any) -> None:  # whatever the signal carries
        """Back to the pages."""
        self._cover(self.layers.widget(0))
        if self.workspace is not None:
            self.workspace.refresh()

    @property
    def is_interviewing(self) -> bool:
        """Whether a live interview, or the practice of one, covers the pages."""
        return self.layers.currentIndex() > 0

    def page(self, place: Place) -> Page:
        """A page of the window, for those who drive it."""
        if self.workspace is None:
            raise RuntimeError("no database is open")
        return self.workspace.pages.page(place)

    def go(self, place: Place, opening_id: OpeningId | None = None) -> None:
        """Show a page."""
        if self.workspace is not None:
            self.workspace.go(Target(place, opening_id or self.workspace.target.opening_id))

    def may_leave(self) -> bool:
        """Save what is unsaved; False when something would be lost."""
        if self.interview is not None and not self.interview.leave():
            return False
        page = self.workspace.pages.shown() if self.workspace else None
        return page is None or page.leave()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        self.practice.end()
        geometry = self.saveGeometry().toBase64().toStdString()
        self.memory.remember(geometry=geometry)
        self.closing.emit()
        super().closeEvent(event)

    def _cover(self, layer: QWidget | None) -> None:
        if layer is None:
            return
        self.layers.setCurrentWidget(layer)
        in_interview = self.is_interviewing
        self.menuBar().setVisible(not in_interview)
        self.statusBar().setVisible(not in_interview)
        self.menus.rest(resting=in_interview)
        if self.workspace is not None:
            self.workspace.show_title(in_interview=in_interview)
