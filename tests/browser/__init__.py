"""The page in headless Chromium: what readers do, on every page, in both languages, schemes and widths."""
