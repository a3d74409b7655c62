"""What was corrected: decisions of people, sources that took something back, filings that replaced others."""
