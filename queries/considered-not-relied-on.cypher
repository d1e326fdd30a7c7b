// summary: Grounds that a letter weighed and did not rely on.
// description: One row for each provision that a letter cites as considered and on which none of its grounds rests.
// tags: law, refusals

MATCH (letter:Letter)-[:HAS_CITATION]->(citation:Citation)-[:CITES]->(provision:Provision),
    (citation)-[:ROLE]->(:CitationRole {uri: "https://w3id.org/foi-kg/ns/role/considered"})
WHERE NOT EXISTS { MATCH (letter)-[:RELIES_ON]->(:Ground)-[:RESTS_ON]->(provision) }
RETURN DISTINCT
    letter.name AS letter,
    provision.notation AS provision,
    provision.prefLabel AS title,
    citation.printed AS printed
ORDER BY letter, provision, title IS NOT NULL, title, printed
