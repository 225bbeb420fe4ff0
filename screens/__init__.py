"""The terminal app. Its frame and first screens arrive with the next release."""
