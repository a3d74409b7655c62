"""The only reader of the packaged data: languages, funds, names, outlets, currencies, words of pages."""
