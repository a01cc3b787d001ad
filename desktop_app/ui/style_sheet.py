"""Palette and style sheet of the widgets, made from a theme and a text size."""

from PySide6.QtGui import QColor, QPalette

from desktop_app.ui.theme import Theme

TARGET_PIXELS = 32  # smallest height of anything that is pressed
CORNER_PIXELS = 6
_MOST_GROWTH = 1.75


def palette_of(theme: Theme) -> QPalette:
    """The colours for everything that the style sheet does not name: menus, tooltips, text that is selected."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.paper,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.soft,
        QPalette.ColorRole.Link: theme.link,
        QPalette.ColorRole.LinkVisited: theme.link,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.on_selection,
        QPalette.ColorRole.Light: theme.raised,
        QPalette.ColorRole.Midlight: theme.hover,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.control_line,
        QPalette.ColorRole.Shadow: theme.line,
        QPalette.ColorRole.Accent: theme.link,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.soft))
    return palette


def style_sheet(theme: Theme, scale: float) -> str:
    """Qt style sheet for the window; object names are the ones that the widgets set. `scale` is a factor of 1."""
    target = round(TARGET_PIXELS * min(max(1.0, scale), _MOST_GROWTH))  # larger text makes its button larger by itself
    padding = round(12 * min(scale, 1.25))
    return f"""
QWidget {{ color: {theme.ink}; }}
QMainWindow, QDialog, #reading, #sheet, #sheetBody {{ background: {theme.paper}; }}
#topBar {{ background: {theme.paper}; border-bottom: 1px solid {theme.line}; }}
#leftPanel, #leftPanel QWidget {{ background: {theme.panel}; }}
#leftPanel {{ border-right: 1px solid {theme.line}; }}
#sidePanel, #sidePanel QWidget {{ background: {theme.paper}; }}
QTextBrowser {{ background: {theme.paper}; border: none; selection-background-color: {theme.selection};
  selection-color: {theme.on_selection}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {CORNER_PIXELS}px;
  padding: 4px {padding}px; min-height: {target}px; min-width: {target - 8}px; }}
QToolButton:hover, QToolButton:pressed, QToolButton:open {{ background: {theme.hover}; }}
QToolButton:checked {{ font-weight: bold; }}
QToolButton#saveButton:checked {{ font-weight: normal; }}
QToolButton:focus {{ border: 3px solid {theme.focus}; padding: 2px {padding - 2}px; }}
QToolButton:disabled {{ color: {theme.soft}; }}
QToolButton::menu-indicator {{ image: none; width: 0px; }}
#topBar[narrow="true"] QToolButton {{ padding: 4px 4px; min-width: {TARGET_PIXELS}px; }}
#topBar[narrow="true"] QToolButton:focus {{ padding: 2px 2px; }}
#topBar[narrow="true"] QToolButton#helpButton {{ padding: 4px 10px; }}
#topBar[narrow="true"] QToolButton#helpButton:focus {{ padding: 2px 8px; }}
QToolButton#plainButton {{ border: 1px solid {theme.control_line}; }}
QToolButton#plainButton:focus {{ border: 3px solid {theme.focus}; }}
QToolButton#stepButton {{ border: 1px solid {theme.control_line}; padding: 4px 4px; }}
QToolButton#stepButton:disabled {{ border: 1px solid {theme.line}; }}
QToolButton#stepButton:focus {{ border: 3px solid {theme.focus}; padding: 2px 2px; }}
QPushButton, QComboBox, QSpinBox, QProgressBar {{ background: {theme.panel}; color: {theme.ink};
  border: 1px solid {theme.control_line}; border-radius: {CORNER_PIXELS}px; padding: 4px {padding}px;
  min-height: {target}px; }}
QPushButton:hover, QComboBox:hover {{ background: {theme.hover}; }}
QPushButton:focus, QComboBox:focus, QSpinBox:focus {{ border: 3px solid {theme.focus}; padding: 2px {padding - 2}px; }}
QPushButton:disabled, QComboBox:disabled {{ color: {theme.soft}; }}
QProgressBar {{ text-align: center; min-height: 24px; padding: 0px; }}
QProgressBar::chunk {{ background: {theme.active}; }}
QComboBox QAbstractItemView {{ background: {theme.raised}; border: 1px solid {theme.line};
  selection-background-color: {theme.active}; selection-color: {theme.ink}; }}
QSlider:horizontal {{ min-height: {target}px; border: 3px solid transparent; border-radius: {CORNER_PIXELS}px; }}
QSlider:horizontal:focus {{ border: 3px solid {theme.focus}; }}
QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {theme.control_line}; }}
QSlider::sub-page:horizontal {{ background: {theme.link}; border-radius: 3px; }}
QSlider::handle:horizontal {{ width: 24px; height: 24px; margin: -9px 0px; border-radius: 12px;
  background: {theme.link}; }}
#divider {{ background: {theme.line}; }}
QToolButton#chip {{ border: 1px solid {theme.control_line}; padding: 0px 8px; min-width: 0px; }}
QToolButton#chip:checked {{ background: {theme.active}; font-weight: bold; }}
QToolButton#chip:focus {{ border: 3px solid {theme.focus}; padding: 0px 6px; }}
QToolButton#helpButton {{ background: {theme.danger}; color: {theme.on_danger}; font-weight: bold;
  border: 1px solid {theme.danger if theme.danger != theme.paper else theme.on_danger}; padding: 4px {padding + 4}px; }}
QToolButton#helpButton:focus {{ border: 3px solid {theme.focus}; padding: 2px {padding + 2}px; }}
QToolButton#linkButton {{ color: {theme.link}; text-decoration: underline; padding: 2px 8px 2px 0px; min-width: 0px;
  text-align: left; }}
QToolButton#linkButton:focus {{ border: 3px solid {theme.focus}; padding: 0px 6px 0px 0px; }}
QPushButton {{ background: {theme.panel}; border: 1px solid {theme.control_line}; border-radius: {CORNER_PIXELS}px;
  padding: 4px {padding}px; min-height: {target - 8}px; }}
QPushButton:hover, QPushButton:pressed {{ background: {theme.hover}; }}
QPushButton:focus {{ border: 3px solid {theme.focus}; padding: 2px {padding - 2}px; }}
QPushButton:disabled {{ color: {theme.soft}; }}
QFileDialog QComboBox {{ min-height: {target}px; }}
QFileDialog QComboBox::drop-down {{ border: none; width: 24px; }}
QFileDialog QHeaderView::section {{ background: {theme.panel}; color: {theme.ink}; border: none; padding: 4px 8px; }}
QFileDialog QListView, QFileDialog QTreeView {{ background: {theme.paper}; }}
QFileDialog QListView:focus, QFileDialog QTreeView:focus {{ border: 3px solid {theme.focus}; }}
QLineEdit {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.control_line};
  border-radius: {CORNER_PIXELS}px; padding: 4px 8px; min-height: {target}px;
  selection-background-color: {theme.selection}; selection-color: {theme.on_selection}; }}
QLineEdit QToolButton, #topBar[narrow="true"] QLineEdit QToolButton {{ min-height: 0px; min-width: 0px; padding: 0px;
  border: none; background: transparent; }}
QLineEdit:focus {{ border: 3px solid {theme.focus}; padding: 2px 6px; }}
QPlainTextEdit {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.control_line};
  border-radius: {CORNER_PIXELS}px; padding: 6px; selection-background-color: {theme.selection};
  selection-color: {theme.on_selection}; }}
QPlainTextEdit:focus {{ border: 3px solid {theme.focus}; padding: 4px; }}
QComboBox {{ background: {theme.panel}; border: 1px solid {theme.control_line}; border-radius: {CORNER_PIXELS}px;
  padding: 2px 8px; }}
QComboBox:focus {{ border: 3px solid {theme.focus}; padding: 0px 6px; }}
QListView, QTreeView, QListWidget {{ background: transparent; border: none; outline: none; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0px; }}
QScrollBar::handle:vertical {{ background: {theme.control_line}; border-radius: 4px; min-height: 40px;
  margin: 2px 3px; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0px; }}
QScrollBar::handle:horizontal {{ background: {theme.control_line}; border-radius: 4px; min-width: 40px;
  margin: 3px 2px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
  border: none; width: 0px; height: 0px; }}
QMenu {{ background: {theme.raised}; border: 1px solid {theme.line}; padding: 6px; }}
QMenu::item {{ padding: 8px 28px 8px 28px; border-radius: 4px; min-height: {target - 16}px; }}
QMenu::item:selected {{ background: {theme.active}; color: {theme.ink}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 6px 8px; }}
QToolTip {{ background: {theme.raised}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 6px; }}
#notice {{ background: {theme.panel}; border-bottom: 1px solid {theme.line}; }}
#card {{ background: {theme.raised}; border: 1px solid {theme.control_line}; border-radius: {CORNER_PIXELS}px; }}
#sheet {{ border-left: 1px solid {theme.line}; }}
#findBar {{ background: {theme.panel}; border-top: 1px solid {theme.line}; }}
#findBar QLineEdit {{ background: {theme.paper}; }}
#formSwitch {{ background: {theme.paper}; }}
#formSwitch QToolButton {{ background: {theme.paper}; border: 1px solid {theme.control_line}; padding: 2px 12px; }}
#formSwitch QToolButton:hover {{ background: {theme.hover}; }}
#formSwitch QToolButton:checked {{ background: {theme.active}; }}
#formSwitch QToolButton:focus {{ border: 3px solid {theme.focus}; padding: 0px 10px; }}
#shortcuts {{ border: 3px solid {theme.paper}; border-radius: {CORNER_PIXELS}px; }}
#shortcuts:focus {{ border: 3px solid {theme.focus}; }}
#card QWidget {{ background: transparent; }}
QTextEdit#selectableText {{ background: transparent; border: 3px solid transparent; border-radius: 4px;
  selection-background-color: {theme.selection};
  selection-color: {theme.on_selection}; }}
QTextEdit#selectableText:focus {{ border-color: {theme.focus}; }}
#card QListWidget#placeList::item {{ padding: 0px 4px; border-radius: 4px; }}
#card QListWidget#placeList::item:hover {{ background: {theme.hover}; color: {theme.ink}; }}
#card QListWidget#placeList::item:selected {{ background: {theme.active}; color: {theme.ink}; }}
#card QListWidget#placeList::item:focus {{ border: 3px solid {theme.focus}; padding: 0px 1px; }}
#leftPanel QLabel#urgentBox {{ background: {theme.danger}; color: {theme.on_danger}; padding: 12px 20px;
  border-bottom: 1px solid {theme.on_danger}; }}
#leftPanel QLabel#said {{ border: 3px solid {theme.panel}; }}
#leftPanel QLabel#said:focus, #leftPanel QLabel#urgentBox:focus {{ border: 3px solid {theme.focus}; }}
QLabel#soft {{ color: {theme.soft}; }}
QLabel#panelHeading {{ font-weight: bold; }}
"""
