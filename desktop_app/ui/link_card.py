"""A small card for a link to another article: category, title and its one sentence. It never takes the focus."""

import html
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.floating_card import Beside, FloatingCard
from desktop_app.ui.selectable_text import SelectableText

_AIR = 4  # pixels above and below the words, besides the card's own


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What is said: a soft first line, a title, and a sentence."""

    kicker: str
    title: str
    sentence: str


class LinkCard(FloatingCard):
    """Shows one link after the other."""

    full_width: ClassVar[int] = 440

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._facts = LinkFacts("", "", "")
        self._text = SelectableText("About this link", self)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.body.addWidget(self._text)
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left(), _AIR, margins.right(), _AIR)

    @property
    def shown(self) -> LinkFacts | None:
        """What the card says, None while it is closed."""
        return None if self.isHidden() else self._facts

    def show_facts(self, facts: LinkFacts, beside: Beside) -> None:
        """Opens the card beside a line; as `FloatingCard.open_beside`."""
        self._facts = facts
        soft = self._appearance.theme.soft
        self._text.setHtml(
            f'<p style="margin:0 0 2px 0"><span style="color:{soft}">{html.escape(facts.kicker)}</span></p>'
            f'<p style="margin:0 0 6px 0"><b>{html.escape(facts.title)}</b></p>'
            f'<p style="margin:0">{html.escape(facts.sentence)}</p>'
        )
        self.setAccessibleName(f"{facts.kicker}: {facts.title}. {facts.sentence}")
        self.open_beside(beside)

    def fit_body(self, width: int) -> int:
        """The words."""
        return self._text.fit(width) + 2 * _AIR
