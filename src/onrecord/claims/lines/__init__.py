"""The lines of an article with all that stands in them: names, sums, dates, quotations, tables."""
