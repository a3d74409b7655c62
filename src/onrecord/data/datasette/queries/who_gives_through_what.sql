-- Who gives through what
-- Each donor with who is named beside it: the chief of a company that gives, the company of a person who does.
SELECT n.name AS beside, p.donor_name AS donor, p.donor_kind, p.capacity, p.fund_id, p.amount, p.currency,
       p.status, p.id
FROM pledges AS p
LEFT JOIN pledge_names AS n ON n.pledge_id = p.id
ORDER BY p.fund_id, p.donor_name, p.id, n.position
