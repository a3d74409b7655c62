"""FollowTheMoney: entities of what was said and of what was filed. A promise is never a Payment."""
