"""Says how old a pack is. Nothing expires by the clock: that of an offline machine is often wrong."""

from datetime import date

from desktop_app.glossary.page import long_date

_DAYS_OF_MONTH = 30.44


def age_words(built: date, today: date) -> str:
    """ "built 24 November 2026, 3 months ago"; without the second half where this machine's clock lies before it."""
    days = (today - built).days
    told = f"built {long_date(built)}"
    if days < 0:
        return told
    if days < 2:
        return f"{told}, {'today' if days == 0 else 'yesterday'}"
    months = round(days / _DAYS_OF_MONTH)
    if days < 60:
        return f"{told}, {days} days ago"
    return f"{told}, {months} months ago" if months < 24 else f"{told}, {months // 12} years ago"
