"""The style sheet of pages, made from theme and text size, in the subset of CSS 2.1 that QTextBrowser knows."""

from desktop_app.ui.theme import Theme

TEXT_POINTS = 11.0
COLUMN_PIXELS = 620  # of text at 100 %: 66 to 72 characters
_GROWTHS, _LEAST_GROWTH = ((28, 1.0), (18, 0.6)), 0.25
USUAL_LINE = 140  # per cent of a line from one to the next


def heading_growth(letters: float) -> float:
    """How much of their growth over the text headings keep in a column of so many letters: narrow ones would break
    their words."""
    return next((growth for least, growth in _GROWTHS if letters >= least), _LEAST_GROWTH)


def article_css(theme: Theme, scale: float, line_spacing: int = USUAL_LINE, growth: float = 1.0) -> str:
    """CSS for `QTextDocument.setDefaultStyleSheet`; `scale` is the text size as a factor of 1, `line_spacing` in per
    cent for running text, of which lines that stand closer keep their share; `growth` from `heading_growth`."""

    def points(at_full: float) -> str:
        return f"{at_full * scale:.2f}pt"

    def heading(at_full: float) -> str:
        return points(TEXT_POINTS + (at_full - TEXT_POINTS) * growth)

    def pixels(at_full: float) -> str:
        return f"{round(at_full * scale)}px"

    def line(usual: int) -> str:
        return f"{round(usual * line_spacing / USUAL_LINE)}%"

    edge = f"1px solid {theme.on_danger}"
    return f"""
body {{ color: {theme.ink}; }}
p {{ margin-top: 0px; margin-bottom: {pixels(12)}; line-height: {line(140)}; }}
p.kicker {{ color: {theme.soft}; margin-top: {pixels(28)}; margin-bottom: {pixels(4)}; line-height: {line(120)}; }}
p.also {{ color: {theme.soft}; margin-top: 0px; margin-bottom: {pixels(16)}; line-height: {line(120)}; }}
p.publisher {{ font-weight: bold; margin-top: 0px; margin-bottom: {pixels(16)}; line-height: {line(120)}; }}
p.lead {{ font-size: {heading(13)}; color: {theme.soft}; margin-bottom: {pixels(20)}; }}
p.review {{ color: {theme.soft}; margin-top: {pixels(16)}; margin-bottom: 0px; }}
p.soft, span.soft {{ color: {theme.soft}; }}
h1 {{ font-size: {heading(26)}; font-weight: bold; margin-top: 0px; margin-bottom: {pixels(6)}; }}
h2 {{ font-size: {heading(15)}; font-weight: bold; margin-top: {pixels(28)}; margin-bottom: {pixels(6)}; }}
h2.short-title {{ margin-top: 0px; margin-bottom: {pixels(8)}; }}
h3 {{ font-size: {heading(12)}; font-weight: bold; margin-top: {pixels(20)}; margin-bottom: {pixels(4)}; }}
a {{ color: {theme.link}; text-decoration: underline; }}
ul, ol {{ margin-top: 0px; margin-bottom: {pixels(12)}; }}
li {{ margin-bottom: {pixels(6)}; line-height: {line(140)}; }}
p.last, li.last {{ margin-bottom: 0px; }}
table.box {{ margin-top: {pixels(16)}; margin-bottom: {pixels(16)}; }}
table.short {{ margin-top: {pixels(4)}; }}
td.short {{ background-color: {theme.panel}; padding: {pixels(16)}; }}
td.note {{ background-color: {theme.panel}; padding: {pixels(14)}; }}
td.danger {{ background-color: {theme.danger}; color: {theme.on_danger}; padding: {pixels(14)};
  border-top: {edge}; border-bottom: {edge}; }}
td.box-icon {{ padding-right: 0px; }}
td.danger a {{ color: {theme.on_danger}; }}
p.box-title {{ font-weight: bold; margin-bottom: {pixels(4)}; }}
table.figures {{ margin-top: {pixels(8)}; margin-bottom: {pixels(16)}; border-collapse: collapse; }}
table.figures th {{ color: {theme.soft}; font-weight: bold; padding: {pixels(6)} {pixels(8)};
  border-bottom: 1px solid {theme.control_line}; }}
table.figures td {{ padding: {pixels(6)} {pixels(8)}; border-bottom: 1px solid {theme.line}; }}
p.stack-head {{ color: {theme.soft}; margin-bottom: {pixels(8)}; }}
p.stack-first {{ font-weight: bold; margin-top: {pixels(12)}; margin-bottom: {pixels(2)}; }}
p.stack {{ margin-bottom: {pixels(4)}; }}
p.stack-contact {{ font-size: {heading(17)}; font-weight: bold; margin-top: {pixels(12)}; margin-bottom: {pixels(2)}; }}
table.wide th, table.wide td {{ padding: {pixels(6)} {pixels(5)}; font-size: {points(10)}; }}
table.sources {{ margin-top: {pixels(4)}; }}
td.source-number {{ color: {theme.soft}; padding-right: {pixels(12)}; padding-top: {pixels(6)}; }}
td.step {{ color: {theme.soft}; padding-top: {pixels(8)}; }}
td.source {{ padding-top: {pixels(6)}; }}
p.source {{ margin-bottom: {pixels(2)}; line-height: {line(130)}; }}
p.source-note {{ color: {theme.soft}; margin-bottom: {pixels(8)}; line-height: {line(130)}; }}
p.command {{ background-color: {theme.panel}; font-family: monospace; font-size: {points(10)};
  margin-top: {pixels(4)}; margin-bottom: {pixels(14)}; }}
td.count {{ color: {theme.soft}; padding: {pixels(8)} 0px; }}
td.row {{ padding: {pixels(8)} {pixels(16)} {pixels(8)} 0px; border-bottom: 1px solid {theme.line}; }}
td.contact {{ font-size: {heading(17)}; font-weight: bold; padding: {pixels(8)} {pixels(20)} {pixels(8)} 0px;
  border-bottom: 1px solid {theme.line}; }}
"""
