"""What a made ledger is made of: invented donors, their gifts, pages that tell of them, filings and judgements."""
