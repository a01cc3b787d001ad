"""The style sheet of paper, in the subset of CSS 2.1 that QTextDocument knows. No Qt."""

from desktop_app.ui.printing.paper import Ink

_USUAL = 11.0  # points; every other size is a share of the text's
_WIDE_MOST = 11.5  # points in tables of many columns, whose words would break in large type


def print_css(ink: Ink, points: float) -> str:
    """CSS for `QTextDocument.setDefaultStyleSheet`; `points` is the size of the text."""
    share = points / _USUAL

    def size(at_usual: float) -> str:
        return f"{at_usual * share:.2f}pt"

    def pixels(at_usual: float) -> str:
        return f"{max(1, round(at_usual * share))}px"

    return f"""
body {{ color: {ink.ink}; }}
p {{ margin-top: 0px; margin-bottom: {pixels(9)}; line-height: 130%; }}
p.kicker {{ color: {ink.soft}; margin-bottom: {pixels(2)}; line-height: 115%; }}
p.also {{ color: {ink.soft}; margin-bottom: {pixels(12)}; line-height: 120%; }}
p.lead {{ font-size: {size(14)}; color: {ink.soft}; margin-bottom: {pixels(28)}; }}
p.small {{ font-size: {size(9.5)}; color: {ink.soft}; margin-top: {pixels(6)}; }}
p.review {{ font-size: {size(9.5)}; color: {ink.soft}; margin-top: {pixels(14)}; margin-bottom: 0px; }}
p.cover-space {{ font-size: {size(120)}; margin-bottom: 0px; }}
span.soft {{ color: {ink.soft}; }}
h1 {{ font-size: {size(22)}; font-weight: bold; margin-top: 0px; margin-bottom: {pixels(5)}; }}
h1.cover {{ font-size: {size(32)}; margin-bottom: {pixels(10)}; }}
h2 {{ font-size: {size(14)}; font-weight: bold; margin-top: {pixels(18)}; margin-bottom: {pixels(4)}; }}
h2.short-title {{ margin-top: 0px; margin-bottom: {pixels(6)}; }}
h2.first {{ margin-top: {pixels(12)}; }}
h3 {{ font-size: {size(12)}; font-weight: bold; margin-top: {pixels(14)}; margin-bottom: {pixels(3)}; }}
a {{ color: {ink.link}; text-decoration: none; }}
span.citation a {{ color: {ink.ink}; }}
ul, ol {{ margin-top: 0px; margin-bottom: {pixels(9)}; }}
li {{ margin-bottom: {pixels(4)}; line-height: 130%; }}
p.last, li.last {{ margin-bottom: 0px; }}
table.box {{ margin-top: {pixels(10)}; margin-bottom: {pixels(12)}; }}
td.short {{ background-color: {ink.panel}; padding: {pixels(14)}; }}
td.note {{ background-color: {ink.panel}; padding: {pixels(12)}; }}
td.danger {{ padding: {pixels(12)}; border-top: 2px solid {ink.ink}; border-bottom: 2px solid {ink.ink}; }}
td.box-icon {{ padding-right: 0px; }}
p.box-title {{ font-weight: bold; margin-bottom: {pixels(3)}; }}
table.figures {{ margin-top: {pixels(6)}; margin-bottom: {pixels(12)}; border-collapse: collapse; }}
table.figures th {{ color: {ink.soft}; font-weight: bold; padding: {pixels(4)} {pixels(6)};
  border-bottom: 1px solid {ink.ink}; }}
table.figures td {{ padding: {pixels(4)} {pixels(6)}; border-bottom: 1px solid {ink.line}; }}
table.wide th, table.wide td {{ padding: {pixels(4)} 4px; font-size: {min(9.5 * share, _WIDE_MOST):.2f}pt; }}
table.figures td.figure, table.figures th.figure {{ padding: {pixels(4)} 16px {pixels(4)} 4px; }}
td.contact {{ font-size: {size(12)}; font-weight: bold; }}
table.sources {{ margin-top: {pixels(2)}; }}
td.source-number {{ color: {ink.soft}; font-size: {size(9.5)}; padding-right: {pixels(8)}; padding-top: {pixels(4)}; }}
td.source {{ font-size: {size(9.5)}; padding-top: {pixels(4)}; }}
td.contents {{ padding-top: {pixels(3)}; padding-bottom: {pixels(3)}; border-bottom: 1px solid {ink.line}; }}
table.contents {{ border-collapse: collapse; }}
table.blank {{ margin-bottom: {pixels(8)}; border-collapse: collapse; }}
td.blank {{ padding-top: {pixels(28)}; border-bottom: 1px solid {ink.soft}; }}
"""
