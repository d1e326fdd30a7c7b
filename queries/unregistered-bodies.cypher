// summary: Bodies that letters name and the register of bodies does not have.
// description: A list to work through: add the body to ontology/bodies.ttl, or the name as another name of one it has. Places counts where the letter names it, as far as its evidence shows them.
// tags: bodies, evidence

MATCH (letter:Letter)-[:HAS_MENTION]->(mention:Mention)-[:NAMES]->(:Body {registered: false})
OPTIONAL MATCH (evidence)-[:PROVES]->(mention)
WITH mention.name AS body, letter.name AS letter, count(DISTINCT evidence) AS places
RETURN body, letter, places
ORDER BY body, letter, places
