// title: The neighbourhood of a body
// summary: What lies within three steps of a body, an audit for example, and how near.
// description: From the body to its letters, from a letter to other bodies, to what it cites and relies on and to the questions it answers, and from those one step on.
// tags: traversal, bodies
// param: body (body, default) The body. Example: National Audit on Group-based Child Sexual Exploitation and Abuse
MATCH (body:Body)
WHERE body.uri IN $body
MATCH path = (body)-[:INVOLVES|CITES|RELIES_ON|WITHHELD_UNDER|ANSWERS_QUESTION*1..3]-(thing)
WHERE thing <> body
    AND (thing:Letter OR thing:Body OR thing:Provision OR thing:Exemption OR thing:Question)
WITH thing, min(length(path)) AS steps
RETURN DISTINCT
    steps,
    head([label IN labels(thing) WHERE label <> "Resource"]) AS kind,
    thing.name AS name,
    thing.uri AS thing
ORDER BY steps, kind, name, thing
LIMIT 500
