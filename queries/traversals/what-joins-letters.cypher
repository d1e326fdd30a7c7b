// title: What joins the letters of an authority
// summary: What two letters of one authority have in common: bodies, provisions, exemptions, regime.
// description: One row for each thing. How is what the letters do with it. Of many letters the first 500 pairs by name are looked at.
// tags: traversal, letters, authorities
// param: authority (body, required) The authority. Example: Police Scotland
MATCH (authority:Body)<-[:FROM]-(first:Letter)
WHERE authority.uri IN $authority
MATCH (authority)<-[:FROM]-(second:Letter)
WHERE first.uri < second.uri
WITH authority, first, second
ORDER BY first.name, second.name, first.uri, second.uri
LIMIT 500
MATCH (first)-[here:INVOLVES|CITES|CITES_ACT|RELIES_ON|HANDLED_UNDER|APPEAL_TO|LETTER_KIND]->(thing)
MATCH (second)-[there:INVOLVES|CITES|CITES_ACT|RELIES_ON|HANDLED_UNDER|APPEAL_TO|LETTER_KIND]->(thing)
WHERE type(here) = type(there) AND thing <> authority
RETURN DISTINCT
    first.name AS first,
    second.name AS second,
    replace(toLower(type(here)), "_", " ") AS how,
    thing.name AS thing
ORDER BY first, second, how, thing
LIMIT 500
