// title: Bodies within reach
// summary: How many letters lie between one body and each other.
// description: Two bodies of one letter are one letter apart. Bodies more than four letters away are left out.
// tags: traversal, bodies
// param: body (body, default) Where to begin. Example: Police Scotland
MATCH (body:Body)
WHERE body.uri IN $body
MATCH path = (body)-[:INVOLVES*2..8]-(other:Body)
WHERE other <> body
WITH other, min(length(path)) AS steps
RETURN DISTINCT steps / 2 AS letters, other.name AS body
ORDER BY letters, body
LIMIT 200
