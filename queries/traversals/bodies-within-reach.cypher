// title: Bodies within reach
// summary: How many letters lie between one body and each other.
// description: Two bodies of one letter are one letter apart. Bodies more than four letters away are left out.
// tags: traversal, bodies
// param: body (body, default) Where to begin. Example: Police Scotland
MATCH (body:Body)
WHERE body.uri IN $body
MATCH (:Letter)-[:INVOLVES]->(other:Body)
WHERE other <> body
WITH DISTINCT body, other
MATCH path = shortestPath((body)-[:INVOLVES*..8]-(other))
RETURN DISTINCT length(path) / 2 AS letters, other.name AS body
ORDER BY letters, body
LIMIT 200
