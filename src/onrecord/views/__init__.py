"""Records as people and programs see them: JSON objects, wordings, excerpts. Shared by the command line and the web."""
