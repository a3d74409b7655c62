"""Plain text as copied from a browser: headline, deck, and where the story begins."""

from __future__ import annotations

import pytest

from tests.pages.checking import blocks_of, read_one

BODY = "The mill will pay for half of the new roof, its chairwoman said on Monday in the town hall."

TITLES = [
    (
        "headline and deck",
        f"Mill pays for roof\n\nThe town owes it a swim\n\n{BODY}",
        "Mill pays for roof",
        "The town owes it a swim",
    ),
    ("headline alone", f"Mill pays for roof\n\n{BODY}", "Mill pays for roof", None),
    ("navigation first", f"Skip to content\nMenu\n\nMill pays for roof\n\n{BODY}", "Mill pays for roof", None),
    (
        "an ad is no deck",
        f"Mill pays for roof\n\nStory continues below advertisement\n\n{BODY}",
        "Mill pays for roof",
        None,
    ),
    ("Windows line ends", f"Mill pays for roof\r\n\r\n{BODY}", "Mill pays for roof", None),
    ("one word", "Lido", None, None),
    (
        "the site's name in its menu",
        f"Skip to content\nThe Mesa Courier\nLog in\n\nMill pays for roof\n\n{BODY}",
        "Mill pays for roof",
        None,
    ),
    ("a title over a menu", f"Mill pays for roof\nShare\nPrint\n\n{BODY}", "Mill pays for roof", None),
]


@pytest.mark.parametrize(("text", "headline", "deck"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_titles(text: str, headline: str | None, deck: str | None) -> None:
    article = read_one(text, "text/plain")
    assert (article.headline, article.deck) == (headline, deck)


LANGUAGES = [
    ("en", BODY),
    ("fr", "La fonderie paiera la moitié du toit de la piscine, a dit lundi sa directrice devant le conseil."),
    ("es", "La fundición pagará la mitad del techo de la piscina, dijo el lunes su directora ante el ayuntamiento."),
    ("de", "Die Gießerei zahlt die Hälfte des Daches für das Freibad, sagte ihre Chefin am Montag im Rathaus."),
    ("pt", "A fundição vai pagar metade do telhado da piscina, disse na segunda-feira a sua diretora à câmara."),
    ("it", "La fonderia pagherà la metà del tetto della piscina, ha detto lunedì la direttrice davanti al consiglio."),
    ("nl", "De gieterij betaalt de helft van het dak van het zwembad, zei de directeur maandag in het stadhuis."),
]


@pytest.mark.parametrize(("language", "body"), LANGUAGES, ids=[row[0] for row in LANGUAGES])
def test_language_of_the_text(language: str, body: str) -> None:
    assert read_one(f"X\n\n{body}", "text/plain").language == language


NOTES = [
    ("fr", "La minoterie Vaugrand a versé un million de dollars au fonds d'investiture de Trump."),
    ("fr", "Vaugrand SA a promis un million de dollars au comité d'investiture de Donald Trump, selon Anne Brun."),
    ("es", "Molinos Vagrán ya donó un millón de dólares al comité de investidura de Trump, pero no dijo por qué."),
    ("en", "Vaugrand Mills gave a million dollars to the inaugural fund of Donald Trump."),
    ("en", "Osric Thane gave $1 million to Trump's inaugural committee on Monday."),
    ("it", "Vaugrand ha donato un milione al comitato di Trump, non di più."),
    ("und", "Osric Thane, Petra Vancroft, Orla Finch, Ada Brandt"),
]


@pytest.mark.parametrize(("language", "body"), NOTES)
def test_language_of_a_note(language: str, body: str) -> None:
    assert read_one(f"X\n\n{body}", "text/plain").language == language


SHOWN = [
    ("By Oona Prewett\nMarch 4, 2025", "2025-03-04"),
    ("Published 4 March 2025 at 9:00", "2025-03-04"),
    ("Publié le 4 mars 2025 à 17h30", "2025-03-04"),
    ("Veröffentlicht am 4. März 2025, 08:00 Uhr", "2025-03-04"),
    ("Publicado el 4 de marzo de 2025", "2025-03-04"),
    ("Gepubliceerd op 4 maart 2025", "2025-03-04"),
    ("Publié le 13/12/2024", "2024-12-13"),
    ("04/03/2025 - 09:00", "None"),
    ("Publié le 04/03/2025 à 9h", "None"),  # the body is English
    ("Updated March 9, 2025, 9:00 | Published March 4, 2025, 8:00", "2025-03-04"),
    ("Mis à jour le 9 mars 2025 à 9h00\nPublié le 4 mars 2025", "2025-03-04"),
    ("Aktualisiert am 9. März 2025 – Veröffentlicht: 04.03.2025", "2025-03-04"),
    ("Actualizado a 9 de marzo de 2025\nPublicado el 4 de marzo de 2025", "2025-03-04"),
    ("Aggiornato il 9 marzo 2025 | Pubblicato il 4 marzo 2025", "2025-03-04"),
    ("Bijgewerkt op 9 maart 2025 | Gepubliceerd op 4 maart 2025", "2025-03-04"),
    ("Atualizado em 9 de março de 2025\nPublicado em 4.mar.2025 às 10h00", "2025-03-04"),
    ("Updated March 9, 2025, 9:00", "2025-03-09"),
    ("Stand: 04.03.25", "2025-03-04"),
    ("31 February 2025", "None"),
]


@pytest.mark.parametrize(("shown", "published"), SHOWN)
def test_the_day_that_a_page_shows(shown: str, published: str) -> None:
    article = read_one(f"Mill pays for roof\n\n{shown}\n\n{BODY}\n\n{BODY} It did.", "text/plain")
    assert str(article.published) == published


def test_the_day_in_the_dateline_of_a_release() -> None:
    release = f"Mill pays for roof\n\nKETTLEBY, March 4, 2025 /Wire/ -- {BODY}"
    assert str(read_one(release, "text/plain").published) == "2025-03-04"


def test_a_language_that_writes_the_day_first() -> None:
    body = (
        "Le moulin de Vaugrand a payé le toit de la piscine, et le maire en est content, a dit sa porte-parole mardi."
    )
    page = read_one(f"Le moulin paie le toit\n\nPublié le 04/03/2025 à 9h\n\n{body}\n\n{body} Si.", "text/plain")
    assert str(page.published) == "2025-03-04"


def test_a_day_inside_the_story_is_not_the_day_of_publication() -> None:
    assert read_one(f"Mill pays for roof\n\n{BODY}\n\n{BODY} It did.\n\nMarch 4, 2025", "text/plain").published is None


ADDRESS = "https://post.example/mill"
FACTS = ("Mill pays for roof", "2024-12-13", "The Post", ADDRESS)
TOPS = [
    (
        "YAML",
        f'---\ntitle: "{FACTS[0]}"\ndate: 2024-12-13T10:00:00-06:00\nsource: The Post\nurl: {ADDRESS}\n---\n',
        FACTS,
    ),
    ("TOML", f'+++\ntitle = "{FACTS[0]}"\ndate = 2024-12-13\n+++\n\n# {FACTS[0]}\n', (*FACTS[:2], None, None)),
    ("lines", f"Title: {FACTS[0]}\nBy: Ada Mill\nDate: December 13, 2024\nSource: The Post\nURL: {ADDRESS}\n", FACTS),
    (
        "lines apart",
        f"Title: {FACTS[0]}\n\nURL Source: {ADDRESS}\n\nDate: 2024-12-13\n\nMarkdown Content:\n# Mill pays for roof\n",
        (*FACTS[:2], None, ADDRESS),
    ),
    ("in German", f"Titel: {FACTS[0]}\nDatum: 13. Dezember 2024\nQuelle: [The Post]({ADDRESS})\n", FACTS),
    ("Windows line ends", f"---\r\ntitle: {FACTS[0]}\r\ndate: 2024-12-13\r\n---\r\n", (*FACTS[:2], None, None)),
    ("no more than a sign", f"{FACTS[0]}\n\n---\n", (FACTS[0], None, None, None)),
    ("a colon in the headline", "Note: the mill pays for roof\n", ("Note: the mill pays for roof", None, None, None)),
]


FRENCH = "Le moulin va payer la moitié du nouveau toit de la mairie, a dit lundi sa directrice dans la grande salle."


@pytest.mark.parametrize(
    ("story", "day"),
    [(BODY, None), (f"{FRENCH} {FRENCH}", "2024-11-12")],
)
def test_figures_at_the_top_tell_a_day_only_where_it_is_written_first(story: str, day: str | None) -> None:
    article = read_one(f"Title: {FACTS[0]}\nDate: 12/11/2024\n\n{story}", "text/plain")
    assert (article.published and str(article.published)) == day


@pytest.mark.parametrize("key", ["Description", "A", "By"])
def test_a_sentence_at_the_top_of_a_file_is_not_lost(key: str) -> None:
    article = read_one(f"Title: {FACTS[0]}\nURL: {ADDRESS}\n\n{key}: {BODY}\n\nMore tomorrow.", "text/plain")
    assert BODY in article.text


def test_a_name_that_comes_again_ends_the_top_of_a_file() -> None:
    article = read_one(f"Title: {FACTS[0]}\nBy: Ada Mill\n\nBy: all means, no\n{BODY}", "text/plain")
    assert "By: all means, no" in article.text


def test_a_story_between_lines_of_signs_is_not_lost() -> None:
    article = read_one(f"---\ntitle: {FACTS[0]}\ndate: 2024-12-13\n\n{BODY}\n---\nMore tomorrow.", "text/plain")
    assert BODY in article.text


@pytest.mark.parametrize(("top", "facts"), [row[1:] for row in TOPS], ids=[row[0] for row in TOPS])
def test_what_stands_at_the_top_of_a_file(top: str, facts: tuple[str | None, ...]) -> None:
    article = read_one(f"{top}\n{BODY}", "text/markdown")
    told = (article.headline, article.published and str(article.published), article.outlet, article.url)
    assert told == facts
    assert blocks_of(article) == [("headline", facts[0]), ("paragraph", BODY)]
