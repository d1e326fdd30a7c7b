// title: The shortest way between two bodies
// summary: Every shortest way, over letters and the bodies they are about, between two authorities far apart.
// description: To choose the two yourself, put WHERE one.name = "…" AND other.name = "…" in the first lines.
// tags: ways
MATCH (one:Body)-[:RELIED_ON]->(:Exemption)
WITH DISTINCT one ORDER BY one.name LIMIT 40
MATCH (other:Body)-[:RELIED_ON]->(:Exemption)
WHERE one.uri < other.uri
WITH DISTINCT one, other
MATCH way = shortestPath((one)-[:INVOLVES*..8]-(other))
WITH one, other, length(way) AS steps
ORDER BY steps DESC, one.name, other.name
LIMIT 1
MATCH path = allShortestPaths((one)-[:INVOLVES*..8]-(other))
RETURN path
LIMIT 20
