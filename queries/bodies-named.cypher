// summary: Which bodies letters name, of what type, and in how many letters.
// description: A letter that comes from a body or sends the requester to it counts among those that name it.
// tags: bodies

MATCH (letter:Letter)-[:NAMES|FROM|APPEAL_TO]->(body:Body)
WITH body, count(DISTINCT letter) AS letters
OPTIONAL MATCH (body)-[:CLASSIFICATION]->(type:BodyType)
RETURN DISTINCT body.name AS body, type.prefLabel AS type, body.nation AS nation, letters
ORDER BY letters DESC, body, type IS NOT NULL, type, nation IS NOT NULL, nation
