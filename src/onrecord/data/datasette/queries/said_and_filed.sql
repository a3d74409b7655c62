-- Said against filed
-- Each gift with what filed lines that are taken for it come to; a verdict of "unsure" waits for a person.
SELECT p.donor_name, p.fund_id, p.status, p.amount AS said, p.currency, p.filed_amount AS filed, m.side, m.verdict,
       e.name AS filed_name, e.number AS filing, e.line, m.refunded, p.id
FROM matches AS m
JOIN pledges AS p ON p.id = m.pledge_id
LEFT JOIN match_entries AS x ON x.pledge_id = m.pledge_id AND x.match_position = m.position AND x.role = 'filed'
LEFT JOIN current_entries AS e ON e.filing_id = x.filing_id AND e.line = x.line
WHERE m.verdict <> 'none'
ORDER BY p.donor_name, p.id, m.position, x.position
