"""Who said what to whom: quotations, speakers, pronouns, and the sources of each gift."""
