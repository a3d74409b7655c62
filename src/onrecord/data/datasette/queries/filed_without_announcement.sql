-- Filed, and taken for no gift that a page tells of
-- Lines of filings, the largest first; of each report as last amended. Some wait for a person.
SELECT e.name, e.amount, e.date, e.fund_id, e.filer_name, e.number AS filing, e.line, e.side
FROM standing_filings AS f
JOIN current_entries AS e ON e.filing_id = f.filing_id
WHERE e.is_memo = 0
  AND NOT EXISTS (
    SELECT 1
    FROM match_entries AS x
    JOIN matches AS m ON m.pledge_id = x.pledge_id AND m.position = x.match_position
    WHERE x.filing_id = e.filing_id AND x.line = e.line AND x.role <> 'rivals' AND m.verdict IN ('same', 'differs')
  )
ORDER BY CAST(e.amount AS REAL) DESC, e.name, e.number, e.line
