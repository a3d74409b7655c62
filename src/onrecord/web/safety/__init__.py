"""What keeps the page and its readers safe: headers, hosts, origins, sizes, links that lead out."""
