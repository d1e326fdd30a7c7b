// title: The way between two bodies
// summary: The shortest ways between two bodies, with the letters on them.
// description: A letter joins the authority that wrote it and the bodies it names; where to appeal joins nobody. Letters counts those on the way.
// tags: traversal, bodies
// param: body (body, required) Where the way begins. Example: Police Scotland
// param: other (body, required) Where it ends. Example: Home Office
MATCH (body:Body)
WHERE body.uri IN $body
MATCH (other:Body)
WHERE other.uri IN $other AND other <> body
MATCH path = allShortestPaths((body)-[:INVOLVES*..12]-(other))
RETURN DISTINCT
    length(path) / 2 AS letters,
    reduce(told = body.name, node IN tail(nodes(path)) | told + " – " + node.name) AS way
ORDER BY letters, way
LIMIT 100
