-- Sources that disagree
-- What independent sources tell differently of one gift, value by value, with how many tell it.
SELECT p.donor_name, p.fund_id, d.field, d.value,
       length(d.origin_ids) - length(replace(d.origin_ids, ' ', '')) + 1 AS sources, d.corrected, p.id
FROM disagreements AS d
JOIN pledges AS p ON p.id = d.pledge_id
ORDER BY p.donor_name, p.id, d.field, d.position
