"""Which articles share an origin: tables of marks and texts, with invented donors and outlets."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pages.reading import read_pages
from onrecord.pledges.origins import group_origins
from onrecord.records import Block, Capture, Furniture, Lineage, Origin, PartialDate, TellingArticle
from tests.pledges.origins.generating import make_pairs, make_ten

REPORT = (
    "Ellery Vossberg of Brackwell Foods will give $1.25 million to the inaugural committee, the company said on "
    "January 9. In 2017 the firm paid $285,000. It employs 41,300 people in Tulsa and Dayton.\n"
    "Maren Tarrant of the watchdog Ledgerwatch called it a ticket. Shares of Brackwell rose 3.4 percent to $88.15."
)
OTHER_REPORT = (
    "The committee's newest giver is Brackwell Foods. Its boss Ellery Vossberg promised $1.25 million over lunch at "
    "Doral, two guests recalled. Tobin Brask, who was seated beside him, had sent $500,000 a week before.\n"
    "Analysts at Norvane Research expect a ruling on the plant in Kettering, fined $4.6 million in 2023, by March 3."
)
GERMAN = (
    "Ellery Vossberg von Brackwell Foods wird dem Komitee 1,25 Millionen Dollar geben, teilte das Unternehmen am "
    "9. Januar mit. 2017 zahlte die Firma 285.000 Dollar. Sie beschäftigt 41.300 Menschen in Tulsa und Dayton.\n"
    "Maren Tarrant von Ledgerwatch nannte es eine Eintrittskarte. Brackwell stieg um 3,4 Prozent auf 88,15 Dollar."
)
DONORS = ("Calderon", "Hexworth", "Ambergate", "Polvarth", "Quantock", "Silverbeck", "Wrenfield", "Orchard", "Tessaly")
NOTE = (
    "Ellery Vossberg, head of Brackwell Foods in Tulsa, pledged $1.25 million to Donald Trump's inaugural "
    "committee on January 9. Brackwell had given $285,000 in 2017 and paid lobbyists of Harrow & Pell "
    "$410,000 last year."
)
GERMAN_LIST = (
    "Die Liste der Spender für Donald Trumps Amtseinführung wächst. Maren Tarrant von Norvane Energy gibt 2 "
    "Millionen Dollar, Tobin Brask 500.000 Dollar.\n"
    "Hexworth Timber aus Oregon kündigte am 3. Januar eine Million an.\n"
    "Ellery Vossberg, Chef von Brackwell Foods in Tulsa, sagte am 9. Januar 1,25 Millionen Dollar zu. 2017 "
    "hatte Brackwell 285.000 Dollar gegeben.\n"
    "Weitere 750.000 Dollar kommen von Calderon Motors und 150.000 Dollar von Junia Quillfeather aus "
    "Spokane."
)
MEMO = (
    "Ellery Vossberg is joining the queue of bosses who pay for the party. The chief of Brackwell Foods told "
    "staff on Thursday that he will hand $1 million to the inaugural fund, according to a memo seen by the "
    "Harbor Ledger.\n"
    '"I do this as a citizen, not as your boss," he wrote.\n'
    "Brackwell, which sells frozen dinners in 31 states, gave nothing in 2017. It is fighting a $4.6 million "
    "fine over its Kettering plant.\n"
    "Rival Norvane, led by Maren Tarrant, gave $500,000 in December. The committee has raised $170 million, "
    "the Ledger reported.\n"
    "Trump will be sworn in on January 20."
)
ITALIAN_MEMO = (
    "Ellery Vossberg si unisce alla fila dei capi che pagano per la festa. Il boss di Brackwell Foods ha "
    "detto al personale giovedì che consegnerà 1 milione di dollari (circa 970.000 euro) al fondo "
    "inaugurale, secondo un memo visto dall'Harbor Ledger.\n"
    "«Faccio questo come cittadino, non come il vostro capo, ha scritto.\n"
    "Brackwell, che vende cene congelate in 31 stati, non ha dato nulla nel 2017. Sta combattendo una multa "
    "di 4,6 milioni di dollari sulla sua pianta Kettering.\n"
    "La rivale Norvane, guidata da Maren Tarrant, ha dato 500.000 dollari a dicembre. Il comitato ha "
    "raccolto 170 milioni di dollari."
)
GERMAN_MEMO = (
    "Der Chef des Tiefkühlkonzerns Brackwell Foods, Ellery Vossberg, spendet eine Million Dollar für die "
    "Amtseinführung von Donald Trump. Das berichtet der Harbor Ledger unter Berufung auf ein internes "
    "Schreiben.\n"
    "Vossberg zahlt demnach aus eigener Tasche. Der Konzern mit Sitz in Tulsa setzte zuletzt 3,2 Milliarden "
    "Dollar um und beschäftigt 12.000 Menschen, 900 davon in Bremen.\n"
    "Im Dezember hatte bereits Norvane eine halbe Million gegeben. Insgesamt sollen 170 Millionen Dollar "
    "zusammengekommen sein, so viel wie nie. Die Vereidigung ist am 20. Januar."
)
SHORT = (
    "Casino owner Tobin Brask has given $5 million for the new ballroom, his foundation said Tuesday. Brask, who lives "
    "in Elkton, gave $2.5 million to MAGA Inc. in June."
)
FRENCH_SHORT = (
    "Le propriétaire de casinos Tobin Brask a donné 5 millions de dollars pour la nouvelle salle de bal, a annoncé "
    "mardi sa fondation. Habitant d'Elkton, M. Brask avait déjà versé 2,5 millions de dollars à MAGA Inc. en juin."
)
PROMISE = "Planemaker Brackwell Aero will donate $1 million to Trump's inaugural committee, the company said Friday."
WORDED = "Brackwell Aero is giving $1 million to Donald Trump's inaugural committee, {}."
OTHER_PROMISE = (
    "Brackwell Aero is giving $1 million to Trump's inaugural committee. Machinists in Wichita asked why wages were "
    "frozen. The firm had laid off 212 people in November."
)
AGENCY_NOTE = (
    "Le chimiste Brackwell a annoncé jeudi qu'il donnerait un million de dollars au fonds d'investiture de Donald "
    "Trump."
)
GERMAN_NOTE = (
    "Der Chemiekonzern Brackwell hat am Donnerstag angekündigt, eine Million Dollar für die Amtseinführung von "
    "Donald Trump zu spenden. Der Konzern beschäftigt 2300 Menschen in Tulsa. afp"
)
UNLIKE = "Nothing of the kind was said by Junia Quillfeather, whose Hexworth Timber gave $70,000 on May 5."


def article(name: str, text: str = REPORT, **more: object) -> TellingArticle:
    made = TellingArticle(id=name, language="en", text=text, published=PartialDate(value=date(2025, 1, 9)))
    return replace(made, **more)  # type: ignore[arg-type]


def lineage(relation: str = "syndication", url: str | None = None) -> Lineage:
    return Lineage(relation=relation, mark="notice", url=url)


@dataclass(frozen=True)
class Case:
    name: str
    articles: tuple[TellingArticle, ...]
    groups: Sequence[str]
    reasons: Sequence[str] = ()


URL = "https://www.harborledger.example/2025/gift"
LATER = PartialDate(value=date(2025, 1, 11))

# Groups are the ids of an origin's articles, the leader first.
CASES = [
    Case("the same text", (article("b"), article("a")), ["a b"], ["same_text"]),
    Case("two reports of one gift", (article("a"), article("b", OTHER_REPORT)), ["a", "b"]),
    Case(
        "one address, told twice",
        (article("a", url=URL), article("b", UNLIKE, url=URL.replace("www.", "m.") + "?utm_source=x")),
        ["a b"],
        ["canonical"],
    ),
    Case(
        "a front page is no article",
        (article("a", url="https://x.example/"), article("b", UNLIKE, url="https://x.example")),
        ["a", "b"],
    ),
    Case(
        "the outlet's own translation",
        (article("a", url=URL), article("b", UNLIKE, language="fr", alternates=(("en", URL),))),
        ["a b"],
        ["translation_mark"],
    ),
    Case(
        "alternates in one language are other editions",
        (article("a", url=URL), article("b", UNLIKE, alternates=(("en-GB", URL),))),
        ["a", "b"],
    ),
    Case(
        "a mark names the original, which was published later",
        (article("a", UNLIKE, derived_from=lineage(url=URL)), article("b", url=URL, published=LATER)),
        ["b a"],
        ["syndication_credit"],
    ),
    Case(
        "a translation that names its original",
        (article("a", url=URL), article("b", GERMAN, language="de", derived_from=lineage("translation", url=URL))),
        ["a b"],
        ["translation_mark"],
    ),
    Case(
        "two that name one original that is not at hand",
        (article("a", derived_from=lineage(url=URL)), article("b", UNLIKE, derived_from=lineage("based_on", url=URL))),
        ["a b"],
        ["names_original"],
    ),
    Case("a translation", (article("a"), article("b", GERMAN, language="de")), ["a b"], ["shared_facts"]),
    Case(
        "a short note and its translation",
        (article("a", SHORT), article("b", FRENCH_SHORT, language="fr")),
        ["a b"],
        ["shared_facts"],
    ),
    Case(
        "two short notes that word the gift alike",
        (article("a", PROMISE), article("b", OTHER_PROMISE)),
        ["a", "b"],
    ),
    Case(
        "one sentence in the same words, and behind it each its own source",
        (
            article("a", WORDED.format("Maren Tarrant told the Ledger")),
            article("b", WORDED.format("it wrote on Thursday")),
        ),
        ["a", "b"],
    ),
    Case(
        "a note of one sentence, cut from a report",
        (article("a", f"{PROMISE} {OTHER_REPORT}"), article("b", PROMISE)),
        ["a b"],
        ["shared_passages"],
    ),
    Case(
        "a source named in both texts is no copy",
        (article("a", REPORT + " Reuters reported it."), article("b", OTHER_REPORT + " Reuters reported it.")),
        ["a", "b"],
    ),
    Case(
        "an agency credited by both does not tie what says other things",
        (article("a", f"WASHINGTON (AP) — {REPORT}"), article("b", f"NEW YORK (AP) — {OTHER_REPORT}")),
        ["a", "b"],
    ),
    Case(
        "a cut copy with another headline",
        (article("a", f"Gift\n\n{REPORT}", headline="Gift"), article("b", f"Wow\n\n{REPORT[:190]}", headline="Wow")),
        ["a b"],
        ["shared_passages"],
    ),
    Case(
        "an agency's own report leads those that credit it",
        (
            article("a", f"BOISE (AP) — {REPORT}", outlet="Valley Post"),
            article("b", outlet="The Associated Press", published=LATER),
        ),
        ["b a"],
        ["syndication_credit"],
    ),
    Case(
        "who credits the other is the copy, at one address and on one day too",
        (
            article(
                "a",
                url=URL,
                outlet="Valley Post",
                derived_from=Lineage(relation="syndication", mark="credit", outlet="Harbor Ledger"),
            ),
            article("b", url=URL, outlet="Harbor Ledger"),
        ),
        ["b a"],
        ["same_text"],
    ),
    Case(
        "two languages' short notes of one agency",
        (
            article("a", AGENCY_NOTE, language="fr", outlet="Agence France-Presse"),
            article("b", GERMAN_NOTE, language="de", outlet="Valley Post", published=LATER),
        ),
        ["a b"],
        ["syndication_credit"],
    ),
    Case(
        "the same notes without a credit",
        (
            article("a", AGENCY_NOTE, language="fr", outlet="Hill Post"),
            article("b", GERMAN_NOTE.removesuffix(" afp"), language="de", outlet="Valley Post", published=LATER),
        ),
        ["a", "b"],
    ),
    Case(
        "papers that print one agency's report with cuts and changes of their own",
        (
            article("a", f"{REPORT[:262]}\n{OTHER_REPORT[:95]} (dpa/AFP)", outlet="Valley Post"),
            article("b", f"Quelle: dpa\n{REPORT[:262]}\n{OTHER_REPORT[207:]}", outlet="Hill Post", published=LATER),
        ),
        ["a b"],
        ["syndication_credit"],
    ),
    Case(
        "a list of many gifts is no copy of a note on one",
        (article("a", NOTE), article("b", GERMAN_LIST, language="de")),
        ["a", "b"],
    ),
    Case(
        "a machine's translation, a quotation left open, a sum converted",
        (article("a", MEMO), article("b", ITALIAN_MEMO, language="it", published=LATER)),
        ["a b"],
        ["shared_facts"],
    ),
    Case(
        "a report in another language that draws on the same memo",
        (article("a", MEMO), article("b", GERMAN_MEMO, language="de", published=LATER)),
        ["a", "b"],
    ),
    Case("without a day it stands last", (article("a", published=None), article("b")), ["b a"], ["same_text"]),
    Case("nothing to read", (article("a", ""), article("b", "")), ["a", "b"]),
    Case("no article", (), []),
]


def shown(origins: Sequence[Origin]) -> list[str]:
    return [" ".join(origin.articles) for origin in origins]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_which_articles_share_an_origin(case: Case) -> None:
    origins = group_origins(case.articles)
    assert sorted(shown(origins)) == sorted(case.groups)
    assert [link.reason for origin in origins for link in origin.links] == list(case.reasons)


def test_the_sample_pages_tie_without_their_marks() -> None:
    """A report, its translation by machine and its shortened syndicated copy, among other reports of the same gifts."""
    folder = files("onrecord").joinpath("data", "samples")
    told = {}
    for page in sorted(folder.iterdir(), key=lambda page: page.name):
        kind = {"html": "text/html", "json": "application/json", "txt": "text/plain"}[page.name.rpartition(".")[2]]
        capture = Capture(content=page.read_bytes(), source=page.name, media_type=kind, how="file")
        for found in read_pages(capture).articles:
            told[found.id] = page.name, replace(TellingArticle.of(found), url=None, alternates=(), derived_from=None)
    copied = [origin for origin in group_origins([each for _, each in told.values()]) if origin.links]
    assert [[told[name][0] for name in origin.articles] for origin in copied] == [
        ["founders-en.html", "founders-fr.html", "founders-syndicated.html"]
    ]


def test_a_link_says_what_is_shared() -> None:
    (origin,) = group_origins([article("a"), article("b", GERMAN, language="de", published=LATER)])
    (link,) = origin.links
    assert (link.copy, link.original) == ("b", "a")
    assert link.detail == "shares 15 of 15 figures, names and days in the same order"


def test_what_an_outlet_puts_on_every_page_ties_nothing() -> None:
    box = (
        "Read also: Osric Brask pays $7.7 million for Tessaly Motors. Halvar Zelnick sold 12,400 acres near Elkton. "
        * 3
    )
    told = []
    for name, story in (("a", REPORT), ("b", OTHER_REPORT)):
        blocks = (Block(kind="paragraph", start=0, end=len(story)),)
        more = (Furniture(kind="related_links", start=len(story) + 1, end=len(story) + 1 + len(box)),)
        told.append(article(name, f"{story}\n{box}", blocks=blocks, furniture=more))
    assert len(group_origins(told)) == 2
    assert len(group_origins([replace(each, blocks=(), furniture=()) for each in told])) == 1


def test_a_list_that_both_took_from_a_filing_ties_nothing() -> None:
    rows = [f"{firm} Holdings, {place + 2},450,000 dollars" for place, firm in enumerate(DONORS)]
    told = []
    for name, story in (("a", REPORT), ("b", OTHER_REPORT)):
        text = "\n".join((story, *rows))
        starts = [text.index(row) for row in rows]
        items = [Block(kind="item", start=start, end=start + len(row)) for start, row in zip(starts, rows, strict=True)]
        told.append(article(name, text, blocks=(Block(kind="paragraph", start=0, end=len(story)), *items)))
    assert len(group_origins(told)) == 2
    assert len(group_origins([replace(each, blocks=()) for each in told])) == 1


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_in_which_articles_come_is_all_one(seed: int) -> None:
    told = [made for _, made in make_ten("first", seed % 7)] + [
        made for pair in make_pairs("first", 1, 1) for made in pair.articles
    ]
    told = [replace(each, id=f"{place}-{each.id}") for place, each in enumerate(told)]
    mixed = random.Random(seed).sample(told, len(told))
    origins = group_origins(mixed)
    assert origins == group_origins(told)
    assert sorted(name for origin in origins for name in origin.articles) == sorted(each.id for each in told)
    for origin in origins:
        assert origin.first == origin.articles[0]
        assert sorted(link.copy for link in origin.links) == sorted(origin.articles[1:])
        assert {link.original for link in origin.links} <= set(origin.articles)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6), st.sampled_from(["en", "de", "xx", ""]))
def test_any_text_can_be_grouped(texts: list[str], language: str) -> None:
    told = [article(str(place), text, language=language) for place, text in enumerate(texts)]
    assert sum(len(origin.articles) for origin in group_origins(told)) == len(texts)
