"""What the menus of the window do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from hireapp import __version__, paths
from hireapp.domain.question_check.flags import remembered
from hireapp.gui import shortcuts, theme
from hireapp.gui.navigation import Place
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr
from hireapp.settings import Settings, ThemeChoice

if TYPE_CHECKING:
    from hireapp.gui.main_window import MainWindow
    from hireapp.gui.workspace import Workspace


def fill(window: MainWindow) -> None:
    """Fill the menu bar."""
    menus = window.menus

    def on_workspace(work: Callable[[Workspace], object]) -> Callable[[], object]:
        return lambda: work(window.workspace) if window.workspace else None

    menus.add(menus.app, tr("About Hireapp"), lambda: show_about(window))
    menus.add(menus.app, tr("Switch to somebody else…"), menus.choose_person, key=Action.WHO)
    menus.add(menus.app, tr("Settings…"), lambda: show_settings(window), key=Action.SETTINGS)
    menus.add(menus.app, tr("Quit"), window.close, key=Action.QUIT)
    menus.add(
        menus.file,
        tr("New opening…"),
        on_workspace(lambda work: work.new_opening()),
        key=Action.NEW_OPENING,
    )
    menus.file.addSeparator()
    menus.add(menus.file, tr("Explore the example"), window.example_wanted.emit)
    menus.add(menus.file, tr("Your own data"), window.own_data_wanted.emit)
    menus.add(menus.file, tr("Open another file…"), lambda: ask_for_file(window))
    menus.add(menus.file, tr("Back up a copy…"), lambda: ask_for_backup(window))
    menus.add(menus.file, tr("Backups…"), on_workspace(lambda work: work.show_backups()))
    menus.add_places(window.go)
    menus.add(
        menus.opening,
        tr("Facts of the opening…"),
        on_workspace(lambda work: work.edit_opening()),
        needs_opening=True,
    )
    menus.opening.addSeparator()
    for text, work in (
        (tr("Send kit to interviewers…"), on_workspace(lambda work: work.sealed.send())),
        (tr("Collect scorecards…"), on_workspace(lambda work: work.sealed.collect())),
        (tr("Return scorecards…"), on_workspace(lambda work: work.sealed.give_back())),
        (tr("Key of this opening…"), on_workspace(lambda work: work.sealed.show_key())),
    ):
        menus.add(menus.opening, text, work, needs_opening=True)
    menus.add(
        menus.interview,
        tr("Start or continue an interview…"),
        lambda: window.go(Place.CANDIDATES),
        key=Action.START_INTERVIEW,
        needs_opening=True,
    )
    menus.add_themes(window.memory.settings.theme, lambda choice: use_theme(window, choice))
    menus.add(menus.help, tr("Five minutes to a sheet"), lambda: show_help(window))
    menus.add(menus.help, tr("One machine, or paper"), lambda: show_one_machine(window))
    menus.add(menus.help, tr("Many machines, no server"), lambda: show_collecting(window))
    menus.add(menus.help, tr("Keeping data safe"), lambda: show_safety(window))
    menus.add(menus.help, tr("All keys"), lambda: show_keys(window), key=Action.ALL_KEYS)
    menus.show_opening(shown=False)


def wants_dark(choice: ThemeChoice) -> bool:
    """Whether a choice of colours means the dark palette now."""
    if choice is ThemeChoice.SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        return scheme.name == "Dark"
    return choice is ThemeChoice.DARK


def use_theme(window: MainWindow, choice: ThemeChoice) -> None:
    """Change the colours now and remember them."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        theme.apply(application, dark=wants_dark(choice))
        window.memory.remember(theme=choice)
        window.update()


def show_settings(window: MainWindow) -> None:
    """Ask for colours, places and keys."""
    from hireapp.gui.settings.dialog import SettingsDialog  # not needed to start

    SettingsDialog(
        window.memory.settings, lambda chosen: use_settings(window, chosen), window
    ).open()


def use_settings(window: MainWindow, chosen: Settings) -> None:
    """Use and remember what was chosen; the pages are built anew, since keys stand all over them.

    Nothing changes while what is on screen cannot be saved.
    """
    if not window.may_leave():
        return
    use_theme(window, chosen.theme)
    window.menus.show_theme(chosen.theme)
    window.memory.remember(jurisdictions=chosen.jurisdictions, keys=chosen.keys)
    shortcuts.use(chosen.keys)
    window.menus.show_keys()
    window.forget_interview()
    if window.workspace is not None:
        window.workspace.context.check_in(remembered(chosen.jurisdictions))
        if window.workspace.context.has_viewer:
            window.workspace.rebuild()


def ask_for_file(window: MainWindow) -> None:
    """Let the user choose another database."""
    chosen, _ = QFileDialog.getOpenFileName(
        window,
        tr("Open a Hireapp database"),
        str(paths.data_folder()),
        tr("Hireapp databases (*.db)"),
    )
    if chosen:
        window.open_wanted.emit(Path(chosen))


def ask_for_backup(window: MainWindow) -> None:
    """Let the user choose where a checked copy goes."""
    if window.workspace is None:
        return
    suggested = paths.documents_folder() / "hireapp-backup.db"
    chosen, _ = QFileDialog.getSaveFileName(
        window, tr("Back up a copy"), str(suggested), tr("Hireapp databases (*.db)")
    )
    if chosen:
        window.workspace.back_up(Path(chosen))


def show_help(window: MainWindow) -> None:
    """Show the way from nothing to a sheet."""
    from hireapp.gui.help_dialog import HelpDialog  # not needed to start

    HelpDialog(window).open()


def show_one_machine(window: MainWindow) -> None:
    """Say how a panel rates at one machine, or on paper."""
    from hireapp.gui.one_machine_help import OneMachineHelp  # not needed to start

    OneMachineHelp(window).open()


def show_collecting(window: MainWindow) -> None:
    """Say how interviewers work on machines of their own."""
    from hireapp.gui.collecting_help import CollectingHelp  # not needed to start

    CollectingHelp(window).open()


def show_safety(window: MainWindow) -> None:
    """Say how data are kept safe."""
    from hireapp.gui.safety_help import SafetyHelp  # not needed to start

    SafetyHelp(window).open()


def show_keys(window: MainWindow) -> None:
    """Show every key."""
    from hireapp.gui.help_dialog import KeysDialog  # not needed to start

    KeysDialog(window).open()


def show_about(window: MainWindow) -> None:
    """Say what this is."""
    box = QMessageBox(window)
    box.setWindowTitle(tr("About Hireapp"))
    box.setText(tr("Hireapp {version}").format(version=__version__))
    box.setInformativeText(
        tr(
            "For hiring people for their attitude, fairly: structured interviews, "
            "independent ratings, an honest comparison. People decide."
        )
    )
    box.open()
