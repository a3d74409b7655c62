"""Who gives in a claim and in a filed line, with what stands beside the name there."""

from __future__ import annotations

from onrecord.parties.identifying import identify
from onrecord.records import Claim, Entry, PartyMention
from onrecord.reference.organization_names import fold_organization
from onrecord.reference.parties import Parties
from onrecord.reference.party_words import load_party_words

__all__ = ["mention_donor", "mention_entry"]


def mention_donor(claim: Claim, parties: Parties | None = None) -> PartyMention:
    """Return who gives in `claim`; the companies that the text ties to a person may tell who a family name is."""
    donor = claim.donor
    identity = identify(donor.name, donor.kind, companies=claim.associated, parties=parties)
    return PartyMention(identity=identity, companies=claim.associated if donor.kind == "person" else ())


def mention_entry(entry: Entry, parties: Parties | None = None) -> PartyMention:
    """Return who gives in a filed line; "RETIRED" is no employer, and of the address only town and state are taken.

    >>> line = Entry(line=1, row_type="SA11AI", name="ROE, ANN", kind="person", employer="RETIRED")
    >>> mention_entry(line).identity.key, mention_entry(line).companies
    ('person:roe:ann', ())
    """
    employer = entry.employer.strip()
    is_firm = bool(employer) and fold_organization(employer) not in load_party_words().no_employer
    companies = (employer,) if is_firm else ()
    return PartyMention(
        identity=identify(entry.name, entry.kind, parts=entry.name_parts, companies=companies, parties=parties),
        companies=companies,
        city=entry.address.city,
        state=entry.address.state,
    )
