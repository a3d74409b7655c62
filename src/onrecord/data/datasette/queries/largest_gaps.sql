-- The largest gaps
-- Gifts of which a filing shows another sum than was said. Both sums may be right: of money and goods, or of a part.
SELECT d.by_how_much, p.donor_name, p.fund_id, d.said, d.filed, p.currency, p.status, p.origins, p.id
FROM match_differences AS d
JOIN pledges AS p ON p.id = d.pledge_id
WHERE d.field = 'amount'
ORDER BY p.gap_order DESC, p.donor_name, p.id
