-- What is due
-- Gifts for which a filing that should show them is due, and was not read so far, as of a day.
-- :day The day, such as 2025-05-01; today where it is left empty.
SELECT p.id, p.donor_name, p.capacity, p.fund_id, p.amount, p.currency, p.status, s.due, p.first_reported, p.origins
FROM standings AS s
JOIN pledges AS p ON p.id = s.pledge_id
WHERE s.name = 'due'
  AND max(s.starts, coalesce(s.since, '')) <= coalesce(nullif(:day, ''), date('now'))
  AND s.ends > coalesce(nullif(:day, ''), date('now'))
ORDER BY s.due, p.donor_name, p.id
