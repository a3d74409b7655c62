"""Who is who in an article: the cast, the kinds of its members, their shorter names."""
