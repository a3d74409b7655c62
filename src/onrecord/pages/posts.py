"""Posts of other people that a page shows within its story: "— Jo Marsh (@jomarsh) March 4, 2025" signs one.

Whoever signs speaks: "I give $50,000" is not said by whom the story spoke of last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.pages.lines import Line
from onrecord.reference.page_words import Label

__all__ = ["mark_posts"]

_POST = Label(kind="embedded_post", opens=False)
_SIGNED = re.compile(r"^[—–-]{1,2}\s?.{1,80}\(@\w{1,30}(?:@[\w.-]{1,60})?\)(?:\s.{4,40}\d{4}.{0,20})?$")
_MOST_WORDS = 70


def mark_posts(lines: Sequence[Line], labels: list[Label | None]) -> None:
    """Label the lines of embedded posts, in place: what the markup names so, and what is signed as one.

    >>> from onrecord.pages.lines import split_lines
    >>> lines = tuple(split_lines("The mill pays.\\n\\nI pay more!\\n— Jo Marsh (@jomarsh) March 4, 2025"))
    >>> labels = [None, None, None]
    >>> mark_posts(lines, labels)
    >>> [label and label.kind for label in labels]
    [None, 'embedded_post', 'embedded_post']
    """
    for at, line in enumerate(lines):
        if line.hint == _POST.kind:
            labels[at] = _POST
        elif len(line.text) <= 200 and _SIGNED.match(line.text):
            labels[at] = _POST
            if at and labels[at - 1] is None and len(lines[at - 1].words) <= _MOST_WORDS:
                labels[at - 1] = _POST
