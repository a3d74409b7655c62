-- Gifts by fund and week
-- How many gifts were first reported in each week (by its Monday), and the sums of those told with one, exact to the
-- cent. Currencies are apart; refused and returned gifts are not among them.
SELECT fund_key AS fund, week, coalesce(currency, '') AS currency, count(*) AS gifts, count(amount) AS with_a_sum,
       printf('%d.%02d', sum(iif(amount IS NULL, 0, amount_order)) / 100,
                         sum(iif(amount IS NULL, 0, amount_order)) % 100) AS amount
FROM pledges
WHERE status NOT IN ('declined', 'refunded')
GROUP BY fund_key, week, currency
ORDER BY fund_key, week, currency
