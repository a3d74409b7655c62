-- Filed, and taken for no gift that a page tells of
-- Lines of filings, the largest first. A filing that was amended is among them: `onrecord filings list` says which
-- one stands.
SELECT e.name, e.amount, e.date, e.fund_id, e.filer_name, e.number AS filing, e.line, e.side
FROM current_entries AS e
WHERE e.is_memo = 0
  AND NOT EXISTS (SELECT 1 FROM match_entries AS x WHERE x.filing_id = e.filing_id AND x.line = e.line)
ORDER BY CAST(e.amount AS REAL) DESC, e.name, e.number, e.line
