"""The style sheet that a kiosk lays over the usual one: targets of 57 px (15 mm), keys, and what lies over a page."""

from desktop_app.ui.theme import Theme

TOUCH_PIXELS = 57
"""The smallest height and width of anything that a finger presses."""


def kiosk_style(theme: Theme) -> str:
    """Qt style sheet for everything in the kiosk's window."""
    return f"""
#kiosk, #startScreen {{ background: {theme.paper}; }}
#kiosk QToolButton {{ min-height: {TOUCH_PIXELS}px; min-width: {TOUCH_PIXELS}px; padding: 0px 10px; }}
#kiosk QToolButton:focus {{ padding: 0px 8px; }}
#kiosk QToolButton#chip {{ min-height: {TOUCH_PIXELS}px; padding: 0px 14px; }}
#kiosk QToolButton#helpButton {{ padding: 0px 16px; }}
#kiosk QToolButton#linkButton {{ padding: 0px 10px 0px 0px; }}
#kiosk QLineEdit {{ min-height: {TOUCH_PIXELS}px; }}
#kiosk QLineEdit QToolButton {{ min-width: 32px; min-height: 0px; padding: 0px; }}
#kiosk QTabBar::tab {{ min-height: {TOUCH_PIXELS}px; }}
#kiosk QScrollBar:vertical {{ width: 20px; }}
#keyboard {{ background: {theme.panel}; border-top: 1px solid {theme.line}; }}
#kiosk QToolButton#key {{ background: {theme.raised}; border: 1px solid {theme.control_line}; border-radius: 6px;
  padding: 0px 4px; }}
#kiosk QToolButton#key:pressed {{ background: {theme.active}; }}
#kiosk QToolButton#key:disabled {{ color: {theme.soft}; border-color: {theme.line}; }}
#kiosk QToolButton#mainButton {{ background: {theme.selection}; color: {theme.on_selection}; font-weight: bold;
  border: 1px solid {theme.selection}; padding: 0px 24px; }}
#kiosk QToolButton#mainButton:focus {{ border: 3px solid {theme.focus}; padding: 0px 22px; }}
#pinPad {{ background: {theme.raised}; border: 1px solid {theme.control_line}; border-radius: 6px; }}
#pinPad QLabel {{ background: transparent; }}
#staffPanel, #staffPage, #staffPanel QScrollArea {{ background: {theme.paper}; }}
#packRow {{ background: {theme.panel}; border: 1px solid {theme.line}; border-radius: 6px; }}
#packRow QLabel {{ background: transparent; }}
#veil {{ background: {theme.paper}; }}
"""
