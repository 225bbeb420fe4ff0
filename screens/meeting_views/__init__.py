"""The views of one meeting: what their lists show, and what can be changed in them."""
