"""SQL that makes names in tables comparable: what `matching.names` does for one name, coarsely, for millions."""

from __future__ import annotations

from onrecord.matching.names import legal_forms, make_names
from onrecord.reference.matching import load_match_policy
from onrecord.reference.parties import load_parties

__all__ = ["alias_rows", "prepare_sql"]

_BEGINNING = 5
"""Letters of an organisation's name that a search starts from."""
_ENDING = 8
"""Letters at its end, words that tell nothing left out."""
_LETTERS = (("ß", "ss"), ("æ", "a"), ("œ", "o"), ("ø", "o"), ("ł", "l"), ("đ", "d"))
"""Letters that have no accent to take off, and what they are compared as."""
_SPELT_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"))
"""As filers spell umlauts out: "Müllner" files as "MUELLNER", and both are compared as "mullner"."""


def alias_rows() -> list[tuple[str, str]]:
    """Return the names of the registry as a prepared table spells them, each with its party's id.

    >>> ("payward", "kraken") in alias_rows()
    True
    """
    rows: dict[str, str] = {}
    for party in load_parties().all:
        for text in party.names:
            for name in make_names(text, party.kind):
                key = f"{name.key.family.replace('-', '')} {name.key.first}" if name.key else name.tight
                rows.setdefault(_bare(key), party.id)
    return sorted(rows.items())


def _bare(text: str) -> str:
    for spelt, bare in _SPELT_OUT:
        text = text.replace(spelt, bare)
    return text


def _plain_sql(name: str) -> str:
    """Return SQL for a name in small letters without accents, with umlauts in one spelling.

    >>> _plain_sql("name").startswith("replace(replace(")
    True
    """
    plain = f"lower(strip_accents(replace({name}, '''', '')))"
    for letter, bare in (*_LETTERS, *_SPELT_OUT):
        plain = f"replace({plain}, '{letter}', '{bare}')"
    return plain


def prepare_sql(source: str) -> str:
    """Return the query that prepares a table of `unique_id, fund_id, name, kind, amount, day`.

    A person's `name_key` is "family given", an organisation's its words spelt together without legal forms; `core` is
    that without words that tell nothing. Names of
    one `block` begin alike; of one `slip` they are alike elsewhere, where a letter at the beginning is misread.
    `aliases` is a table of `alias_rows`.
    """
    empty = "|".join(sorted(map(_bare, load_match_policy().empty_words)))
    forms = "|".join(sorted(_bare(form) for form in legal_forms() if form.isalnum() and form.isascii()))
    return f"""
    WITH folded AS (
      SELECT *, kind = 'person' AND (contains(name, ',') OR name <> upper(name)) AS is_person,
        trim(regexp_replace({_plain_sql("name")}, '[^a-z0-9,]+', ' ', 'g')) AS plain
      FROM {source}
    ), bare AS (
      SELECT *, trim(regexp_replace(plain, '[ ,]+(jr|sr|ii|iii|iv|v|md|phd|esq)$', '')) AS person,
        regexp_replace(replace(plain, ',', ' '), '\\b(the|and|{forms})\\b', ' ', 'g') AS firm
      FROM folded
    ), parted AS (
      SELECT *,
        CASE WHEN contains(person, ',') THEN replace(split_part(person, ',', 1), ' ', '')
             ELSE regexp_extract(person, '([^ ]+)$', 1) END AS family,
        CASE WHEN contains(person, ',') THEN split_part(trim(split_part(person, ',', 2)), ' ', 1)
             ELSE split_part(person, ' ', 1) END AS given,
        replace(CASE WHEN trim(firm) = '' THEN plain ELSE firm END, ' ', '') AS tight,
        replace(regexp_replace(firm, '\\b({empty})\\b', ' ', 'g'), ' ', '') AS telling
      FROM bare
    ), keyed AS (
      SELECT unique_id, fund_id, amount, day,
        CASE WHEN is_person THEN family || ' ' || given ELSE tight END AS name_key,
        CASE WHEN is_person THEN family || ' ' || given ELSE coalesce(nullif(telling, ''), tight) END AS core,
        CASE WHEN is_person THEN 'p' || family || ':' || substr(given, 1, 1)
          ELSE 'o' || substr(tight, 1, {_BEGINNING}) END AS block,
        CASE WHEN is_person THEN given || '>' || substr(family, 1, 3) ELSE right(telling, {_ENDING}) END AS slip
      FROM parted
    )
    SELECT keyed.*, aliases.party FROM keyed LEFT JOIN aliases USING (name_key)
    """
