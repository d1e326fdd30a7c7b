// title: The same refusal under another law
// summary: Authorities under different laws that relied on exemptions which are close likes.
// description: The two pairs with most in common. A close like protects the same interest by the same kind of test; why is in the property reason of the red line.
// tags: likes
MATCH (one:Body)-[:RELIED_ON]->(exemption:Exemption)-[:LIKE {kind: "close"}]->(:Exemption)<-[:RELIED_ON]-(other:Body)
WHERE one.uri < other.uri
WITH one, other, count(DISTINCT exemption) AS likes
ORDER BY likes DESC, one.name, other.name
LIMIT 2
MATCH path = (one)-[:RELIED_ON]->(:Exemption)-[:LIKE {kind: "close"}]->(:Exemption)<-[:RELIED_ON]-(other)
RETURN path
ORDER BY [node IN nodes(path) | node.name]
LIMIT 20
