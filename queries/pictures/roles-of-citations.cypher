// title: In which role a letter cites the law
// summary: The citations of a letter, the provision of each and its role.
// description: The letter is the one that cites in most roles. Mentioned is not relied on.
// tags: law
MATCH (letter:Letter)-[:HAS_CITATION]->(citation:Citation)-[:ROLE]->(role:CitationRole)
WITH letter, count(DISTINCT role) AS roles, count(DISTINCT citation) AS citations
WHERE citations <= 9
ORDER BY roles DESC, citations DESC, letter.name
LIMIT 1
MATCH cited = (letter)-[:HAS_CITATION]->(citation:Citation)-[:CITES]->(:Provision)
MATCH role = (citation)-[:ROLE]->(:CitationRole)
RETURN cited, role
LIMIT 30
