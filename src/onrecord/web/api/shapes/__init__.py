"""The documented shapes of answers. Answers are made by `onrecord.views` and held against these in tests.

Fields are only ever added: a program that reads these shapes goes on working, if it passes over what it does not know.
"""
