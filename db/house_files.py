"""Files that house styles bring along: crests and Word templates, kept with the papers."""

NAMED = (
    "SELECT json_extract(house_style, '$.crest.sha256') AS sha256, "
    "json_extract(house_style, '$.crest.name') AS name FROM committee "
    "UNION SELECT json_extract(template.value, '$.sha256'), json_extract(template.value, '$.name') "
    "FROM committee, json_each(house_style, '$.templates') AS template"
)
"""The SHA-256 and the name of each; a style that has none gives nothing, or a line of NULLs."""
