"""From a record to a document on the disk: compose (what it says), then write (how it looks)."""
