"""HTML as sites serve it: nothing that is furniture lost, nothing of it taken for story."""

from __future__ import annotations

import pytest

from onrecord.records import Lineage
from tests.pages.checking import blocks_of, furniture_of, read, read_one

HTML = "text/html"

PARAGRAPHS = (
    "Kettleby Steel will pay £400,000 for the roof of the town's lido, its chairwoman, Hesper Vane, said on Monday.",
    "“We owe this town a swim,” Ms Vane told Radio Kettleby. The firm employs 900 and made £12 million last year.",
    "The other half comes from a fund that the swimmers filled with cake sales, sponsored lengths and a raffle.",
)

HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Mill pays for lido roof | The Kettleby Post</title>
<meta property="og:title" content="Mill pays for lido roof"><meta property="og:site_name" content="The Kettleby Post">
<meta property="article:published_time" content="2025-03-04T09:00:00Z">
<link rel="canonical" href="/lido-roof"><link rel="alternate" hreflang="fr" href="https://post.example/fr/toit">
"""

ARTICLE = f"""<body class="has-sidebar">
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>Mill pays for lido roof</h1><p class="article__standfirst">The town is owed a swim</p>
<div class="byline">By <a href="/a">Oona Prewett</a></div><time datetime="2025-03-04">4 March 2025</time>
<div class="share-bar"><a>Facebook</a> <a>WhatsApp</a> <button>Copy link</button></div>
<p>If you buy through links on this page, we may earn a commission.</p>
<figure><img src="a.jpg" alt="A steel roof over an empty pool">
<figcaption>The lido in February. <span class="credit">Photo: Bram Ilves/Post</span></figcaption></figure>
<p>{PARAGRAPHS[0]}</p><div class="ad-slot"><span>Advertisement</span></div><p>{PARAGRAPHS[1]}</p>
<aside class="related"><h3>Go deeper</h3><ul><li><a>Lido opens late again</a></li></ul></aside><p>{PARAGRAPHS[2]}</p>
<h2>Who gave to the fund</h2><ul><li>Brightwater Brewery, £20,000</li><li>Dr Imogen Sallow, £5,000</li></ul>
<table><tr><th>Donor</th><th>Amount</th></tr><tr><td>Orla Finch</td><td>£300</td></tr></table>
<div class="newsletter-signup"><h3>Our morning letter</h3><p>The news of the valley, before breakfast.</p></div>
<p>This story was originally published by <a href="https://www.theguardian.com/x">The Guardian</a>.</p>
</article><section class="comments"><h2>2 comments</h2><p>About time. They promised it when my mother was a girl, and
nothing came of it for forty years.</p></section></main>
<footer><p>The Kettleby Post, Mill Lane</p></footer></body></html>"""

PAGE = HEAD + "</head>" + ARTICLE


def test_every_line_of_a_page_is_typed() -> None:
    article = read_one(PAGE, HTML, "https://post.example/lido-roof?from=feed")
    assert furniture_of(article) == [
        ("navigation", "Home"),
        ("navigation", "News"),
        ("byline", "By Oona Prewett"),
        ("dateline", "4 March 2025"),
        ("share_bar", "Facebook WhatsApp"),
        ("share_bar", "Copy link"),
        ("affiliate_notice", "If you buy through links on this page, we may earn a commission."),
        ("image_text", "A steel roof over an empty pool"),
        ("caption", "The lido in February."),
        ("credit", "Photo: Bram Ilves/Post"),
        ("ad_label", "Advertisement"),
        ("related_links", "Go deeper"),
        ("related_links", "Lido opens late again"),
        ("newsletter_box", "Our morning letter"),
        ("newsletter_box", "The news of the valley, before breakfast."),
        ("syndication_credit", "This story was originally published by The Guardian."),
        ("comments", "2 comments"),
        (
            "comments",
            "About time. They promised it when my mother was a girl, and nothing came of it for forty years.",
        ),
        ("boilerplate", "The Kettleby Post, Mill Lane"),
    ]


def test_the_story_of_a_page_in_blocks() -> None:
    assert blocks_of(read_one(PAGE, HTML)) == [
        ("headline", "Mill pays for lido roof"),
        ("deck", "The town is owed a swim"),
        ("caption", "The lido in February."),
        *(("paragraph", paragraph) for paragraph in PARAGRAPHS),
        ("heading", "Who gave to the fund"),
        ("item", "Brightwater Brewery, £20,000"),
        ("item", "Dr Imogen Sallow, £5,000"),
        ("row", "Donor | Amount"),
        ("row", "Orla Finch | £300"),
    ]


def test_what_a_page_states_about_itself() -> None:
    article = read_one(PAGE, HTML, "https://post.example/lido-roof?from=feed")
    assert article.url == "https://post.example/lido-roof"
    assert (article.language, article.outlet, str(article.published)) == ("en", "The Kettleby Post", "2025-03-04")
    assert article.alternates == (("fr", "https://post.example/fr/toit"),)


JSON_LD = '<script type="application/ld+json">%s</script></head>'

LINEAGES = [
    (
        "translationOfWork",
        JSON_LD % '{"@graph":[{"@type":"NewsArticle","headline":"Mill pays","translationOfWork":'
        '{"@type":"NewsArticle","url":"https://vallee.example/toit","inLanguage":"fr"}}]}',
        "",
        Lineage(relation="translation", mark="translationOfWork", url="https://vallee.example/toit", language="fr"),
    ),
    (
        "isBasedOn",
        JSON_LD % '[{"@type":["NewsArticle"],"isBasedOn":"https://valley.example/roof"}]',
        "",
        Lineage(relation="based_on", mark="isBasedOn", url="https://valley.example/roof"),
    ),
    (
        "hreflang",
        '<link rel="alternate" hreflang="x-original" href="https://vallee.example/toit"></head>',
        "",
        Lineage(relation="translation", mark="hreflang", url="https://vallee.example/toit"),
    ),
    (
        "a notice with its link",
        "</head>",
        '<p>This article was translated automatically from French. <a href="/fr/toit">Read the original here</a>.</p>',
        Lineage(relation="translation", mark="notice", url="https://post.example/fr/toit", language="fr", machine=True),
    ),
    (
        "a credit",
        "</head>",
        '<p>This story was originally published by <a href="https://www.theguardian.com/x">The Guardian</a>.</p>',
        Lineage(relation="syndication", mark="credit", url="https://www.theguardian.com/x", outlet="The Guardian"),
    ),
    ("nothing", "</head>", "<p>The report, first published by a choir, is lost.</p>", None),
]


@pytest.mark.parametrize(("head", "tail", "lineage"), [row[1:] for row in LINEAGES], ids=[row[0] for row in LINEAGES])
def test_lineage(head: str, tail: str, lineage: Lineage | None) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"{HEAD}{head}<body><article><h1>Mill pays for lido roof</h1>{body}{tail}</article></body>"
    assert read_one(page, HTML, "https://post.example/lido-roof").derived_from == lineage


def test_hidden_elements_are_no_text() -> None:
    hidden = "<span style='display:none'>secret</span><div hidden>secret</div><script>secret</script>"
    body = f"<p>{PARAGRAPHS[0]}</p>{hidden}"
    assert "secret" not in read_one(f"<body>{body}</body>", HTML).text


def test_two_line_breaks_part_paragraphs() -> None:
    page = f"<body><div>{'<br><br>'.join(PARAGRAPHS)}<br>and a coda.</div></body>"
    text = read_one(page, HTML).text
    assert text == "\n\n".join(PARAGRAPHS) + "\nand a coda."


def test_a_layout_table_is_no_table_of_donors() -> None:
    page = f"<body><table><tr><td><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></td></tr></table></body>"
    assert [kind for kind, _ in blocks_of(read_one(page, HTML))] == ["paragraph", "paragraph"]


def test_a_deep_page_keeps_its_text() -> None:
    depth = 10_000
    page = "<body>" + "<div>" * depth + f"<h1>Mill pays for lido roof</h1><p>{PARAGRAPHS[0]}</p>" + "</div>" * depth
    article = read_one(page, HTML)
    assert article.headline == "Mill pays for lido roof"
    assert ("paragraph", PARAGRAPHS[0]) in blocks_of(article)


@pytest.mark.parametrize("element", ["article", "main", "section", "div"])
@pytest.mark.parametrize("before", ["", "<html lang=en>", "<html><head>"])
def test_a_page_without_the_tags_of_head_and_body_is_read(before: str, element: str) -> None:
    """HTML5 has them left out; libxml2 takes what follows the title into the head."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<!doctype html>{before}<meta charset=utf-8><title>Mill pays</title><{element}>{story}</{element}>"
    assert [text for _, text in blocks_of(read_one(page, HTML))][-3:] == list(PARAGRAPHS)


def test_a_truncated_page_is_read_as_far_as_it_goes() -> None:
    article = read_one(PAGE[: PAGE.index("told Radio")], HTML)
    assert ("paragraph", PARAGRAPHS[0]) in blocks_of(article)


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><script>x()</script></html>", "<!doctype html>"])
def test_a_page_without_text_is_a_problem(page: str) -> None:
    reading = read(page, HTML)
    assert reading.articles == ()
    assert [problem.code for problem in reading.problems] == ["no_text"]


def test_a_post_that_is_shown_within_the_story_is_not_of_it() -> None:
    post = '<blockquote class="twitter-tweet"><p>I pay £50,000 for the roof if they ask me nicely, and not before.</p>'
    signed = "&mdash; Jo Marsh (@jomarsh) <a>4 March 2025</a></blockquote>"
    body = f"<p>{PARAGRAPHS[0]}</p>{post}{signed}<p>{PARAGRAPHS[1]}</p>"
    article = read_one(f"<body><article>{body}</article></body>", HTML)
    assert [kind for kind, _ in furniture_of(article)] == ["embedded_post", "embedded_post"]


def test_a_row_of_a_table_with_a_large_sum_is_no_menu() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>News</td><td>1,000,000</td><td>Home</td></tr>" for name in ("Ibex", "Yak"))
    table = f"<table><tr><th>Firm</th><th>Field</th><th>Sum</th><th>Source</th></tr>{rows}</table>"
    page = f"<body><article><p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p></article></body>"
    assert ("row", "Ibex | News | 1,000,000 | Home") in blocks_of(read_one(page, HTML))


def test_a_kicker_in_the_headline_stands_apart() -> None:
    head = "<h1><span class='kicker'>Town</span><span class='title'>Mill pays for lido roof</span></h1>"
    page = f"<body><article>{head}<p>{PARAGRAPHS[0]}</p></article></body>"
    assert read_one(page, HTML).headline == "Town Mill pays for lido roof"


def test_a_list_of_givers_between_paragraphs_is_story() -> None:
    items = "".join(f"<li><strong>{name}:</strong> £300.</li>" for name in ("Orla Finch", "Ida Vane"))
    links = "<ul><li><a href='/a'>Lido opens late again</a></li></ul>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<body><main><div class='body'>{body}<ul>{items}</ul>{links}<p>{PARAGRAPHS[0]} Now.</p></div></main></body>"
    blocks = blocks_of(read_one(page, HTML))
    assert ("item", "Orla Finch: £300.") in blocks
    assert ("item", "Lido opens late again") not in blocks


BOXES = ["comments", "related-stories", "newsletter"]


@pytest.mark.parametrize("name", BOXES)
def test_a_named_box_is_none_of_the_story_though_extraction_keeps_it(name: str) -> None:
    box = f'<div class="fb-{name}"><p>Ada Voss: My aunt gave £5,000 to the lido and never swam in it once.</p></div>'
    page = (
        f"<body><div class='nota'><h1>Mill pays</h1><div>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</div>{box}</div>"
    )
    assert not any("aunt" in text for _, text in blocks_of(read_one(page, HTML)))


def test_a_name_around_all_main_text_says_nothing() -> None:
    body = "<br><br>".join((PARAGRAPHS[0], "“We owe it,” she said.", PARAGRAPHS[2]))
    page = f"<body><div class='widget Blog'><h3 class='post-title'>Mill pays</h3><div>{body}</div></div></body>"
    assert ("paragraph", "“We owe it,” she said.") in blocks_of(read_one(page, HTML))


def test_cells_over_several_rows_keep_the_others_under_their_headings() -> None:
    rows = "<tr><td>Ibex</td><td rowspan=2>Food</td><td>£300</td></tr><tr><td>Yak</td><td>£400</td></tr>"
    rows += "<tr><td rowspan='2'>Orla Finch</td><td>Cash</td><td rowspan='2'>£500</td></tr><tr><td>Cakes</td></tr>"
    table = f"<table><tr><th>Firm</th><th>Field</th><th>Sum</th></tr>{rows}</table>"
    page = f"<body><article><p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p></article></body>"
    told = [text for kind, text in blocks_of(read_one(page, HTML)) if kind == "row"]
    assert told[1:] == ["Ibex | Food | £300", "Yak | Food | £400", "Orla Finch | Cash | £500", "Orla Finch | Cakes"]
