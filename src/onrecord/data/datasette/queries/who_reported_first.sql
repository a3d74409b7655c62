-- Who reported first
-- Outlets by how many gifts each was the first to report, as far as pages that were read tell.
SELECT first_outlet AS outlet, count(*) AS gifts, min(first_reported) AS first, max(first_reported) AS last
FROM pledges
WHERE first_outlet IS NOT NULL
GROUP BY first_outlet
ORDER BY gifts DESC, outlet
