-- Who reported first
-- Outlets by how many gifts each was the first to report, as far as pages that were read tell. Of several on one day
-- each counts, and no copy of another.
SELECT articles.outlet, count(DISTINCT pledges.id) AS gifts, min(first_reported) AS first, max(first_reported) AS last
FROM pledges
JOIN pledge_claims ON pledge_claims.pledge_id = pledges.id
JOIN claims ON claims.id = pledge_claims.claim_id
JOIN articles ON articles.id = claims.article_id AND articles.published = pledges.first_reported
WHERE articles.outlet = pledges.first_outlet OR (
    articles.outlet IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM pledge_origins
        JOIN origin_articles ON origin_articles.origin_id = pledge_origins.origin_id
        WHERE pledge_origins.pledge_id = pledges.id
        AND origin_articles.article_id = articles.id AND origin_articles.copy_of IS NOT NULL
    )
)
GROUP BY articles.outlet
ORDER BY gifts DESC, articles.outlet
