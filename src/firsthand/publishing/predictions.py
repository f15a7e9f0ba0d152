"""Questions that a reader answers before the measurement is shown.

    /// predict | How much of a nudge is left after ten letters?
        value: "rnn.memory.left | mean"
        choices:
          less than a tenth: "value < 0.1"
          a tenth or more: "value >= 0.1"

    What was measured: [[ rnn.memory.left | percent ]].
    ///

Which choice is right is no author's word: each says what has to hold of the
results, and the build stops unless exactly one does. The rest is shown when the
reader asks for it; `docs/assets/live/predict.js` first asks for an answer.
"""

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import fail
from firsthand.publishing.expressions import ExpressionError, Expressions
from firsthand.publishing.numbers import BAR
from firsthand.report import Report
from firsthand.tracking.hashes import digest

ASK = "See what was measured"
FEWEST, MOST = 2, 4  # choices


def conditions(choices: Any) -> dict[str, str]:
    """Return what has to hold for each choice.

    Raises:
        ValueError: There are too few or too many, or some are no text.
    """
    texts = isinstance(choices, dict) and all(
        isinstance(part, str) for pair in choices.items() for part in pair
    )
    if not texts or not FEWEST <= len(choices) <= MOST:
        raise ValueError("choices: two to four, each with its condition")
    return dict(choices)


def expression(value: Any) -> str:
    """Return an expression as it was written.

    Raises:
        ValueError: It is no text.
    """
    if not isinstance(value, str):
        raise ValueError("value: an expression, in quotes")
    return value.replace(BAR, "|")


class Prediction(Block):
    """The block `/// predict | question`."""

    NAME = "predict"
    ARGUMENT = True
    OPTIONS = {  # noqa: RUF012 - as the base class has it
        "value": ["", expression],
        "choices": [{}, conditions],
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the question with its choices, and an empty answer."""
        choices = self.options["choices"]
        right = self.right(choices)
        part = etree.SubElement(parent, "div", {"class": "live predict"})
        part.attrib |= {"data-live": "predict", "data-right": str(right)}
        asked = etree.SubElement(part, "fieldset")
        etree.SubElement(asked, "legend").text = self.argument
        group = f"predict-{digest(self.argument)[:8]}"
        for place, choice in enumerate(choices):
            label = etree.SubElement(asked, "label")
            box = {"type": "radio", "name": group, "value": str(place)}
            text = AtomicString(f" {choice}")  # with no link to choose
            etree.SubElement(label, "input", box).tail = text
        status = {"class": "live-said", "role": "status"}
        etree.SubElement(part, "p", status | {"aria-live": "polite"})
        self.answer = etree.SubElement(part, "details")
        etree.SubElement(self.answer, "summary").text = ASK
        said = etree.SubElement(self.answer, "p")
        said.text = "Measured: "
        etree.SubElement(said, "strong").text = [*choices][right]
        return part

    def right(self, choices: dict[str, str]) -> int:
        """Return the place of the one choice that holds; else stop."""
        expressions = Expressions(self.config["report"])
        try:
            value = expressions.value(self.options["value"])
            holding = [
                place
                for place, condition in enumerate(choices.values())
                if expressions.holds(condition.replace(BAR, "|"), value)
            ]
        except ExpressionError as error:
            fail(self.md, str(error))
        if len(holding) != 1:
            found = f"{len(holding)} of {len(choices)} choices hold"
            fail(self.md, f"predict {self.argument!r}: {found}, not one")
        return holding[0]

    def on_add(self, block: etree.Element) -> etree.Element:
        """Return where the block's content goes."""
        return self.answer


def register(md: Markdown, report: Report) -> None:
    """Add questions to a converter."""
    ReportBlock(Prediction, report).extendMarkdown(md)
