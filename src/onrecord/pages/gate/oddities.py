"""Where the bytes of a page write a word in another way than letter by letter: patterns for Hyperscan."""

from __future__ import annotations

__all__ = ["ODDITIES"]

_LETTER = r"[a-z\x80-\xff]"
# Tags that stand inside of words, by HTML's list; names with a hyphen or colon are a site's own.
_INNER = (
    "(?:a|abbr|acronym|b|bdi|bdo|big|blink|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|ruby|rb|rp|rt|s|"
    "samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|[a-z0-9]{1,12}[:-][a-z0-9:-]{1,20})"
)
_CLOSING = rf"(?:</{_INNER}\s?>|<wbr\s?/?>)"
# Any tag behind a letter: what the names of tags are tells more, and takes four times as long to look for.
_OPENING = "[a-z!]"
# The numbers of letters, of combining signs, and of signs that nobody sees.
_NUMBER = (
    "(?:6[5-9]|[78][0-9]|90|9[7-9]|1(?:[01][0-9]|2[0-2]|7[03]|8[16]|9[2-9])|2[0-9][0-9]|3[0-8][0-9]|7[67][0-9]|"
    "8[0-7][0-9]|78(?:2[89]|3[0-9])|820[3-5]|8288|849[01]|6425[6-9]|6426[0-2]|65279)"
)
_HEX = (
    "(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a]|aa|ad|b[5a]|[c-f][0-9a-f]|1[0-8][0-9a-f]|3[0-6][0-9a-f]|1e9[0-9a-f]|"
    "200[b-d]|2060|212[ab]|fb0[0-6]|feff)"
)
# Of letters, and of what is invisible, by HTML's list.
_NAMES = (
    "(?:[a-z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron|lig|macr|breve|ogon|dot|strok)|szlig|shy|zwn?j|"
    "eth|thorn|ordf|ordm|micro|inodot|imath|nobreak|zerowidthspace|negative[a-z]{4,6}space)"
)

ODDITIES: list[bytes] = [
    pattern.encode("ascii")
    for pattern in (
        rf"{_LETTER}<{_OPENING}",
        rf"{_LETTER}(?:{_CLOSING}){{1,4}}{_LETTER}",
        rf"{_LETTER}(?:{_CLOSING}){{1,4}}<{_OPENING}",
        rf"&#0{{0,4}}{_NUMBER}[^0-9]",
        rf"&#x0{{0,4}}{_HEX}[^0-9a-f]",
        rf"&{_NAMES}",
        r"&(?:nbsp|amp|quot|lt|gt|copy|reg|laquo|raquo|middot)[a-z]",
        r"\xc2\xad|\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0|\xef\xbb\xbf",
        # Signs that fold to other letters, and accents that stand apart from theirs.
        r"\xc4\xb0|\xc5[\x89\xbf]|\xc6\x91|\xc7\xb0|\xcc[\x80-\xbf]|\xcd[\x80-\xaf]|\xe1\xba[\x96-\x9e]",
        r"\xe2\x84[\xaa\xab]|\xef\xac[\x80-\x86]",
        r"[a-z]\xc3[\x97\xb7]",  # "×" and "÷" are no letters, though they begin like them
        r"[\xc0-\xff][\x00-\x7f]",
    )
]
"""Each ends where a word may be cut, or be written in signs that stand for others; the last one is not UTF-8."""
