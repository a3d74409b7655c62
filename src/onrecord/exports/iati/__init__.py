"""IATI 2.03: announcements and filed lines under the codes of the aid standard."""
