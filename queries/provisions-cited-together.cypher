// summary: Pairs of provisions that are cited in the same letters.
// description: The more letters cite both, the higher a pair stands. A provision and one inside it are no pair.
// tags: law
// param: provision (provision, optional) One of the two. Example: FOIA s.31(1)(a)
// param: role (role, default) What both are cited for. Example: relied-on
// param: at_least (number, default) The least number of letters. Example: 1

MATCH (letter:Letter)-[:HAS_CITATION]->(one:Citation)-[:ROLE]->(role:CitationRole)
WHERE role.uri IN $role
MATCH (one)-[:CITES]->(first:Provision)
MATCH (letter)-[:HAS_CITATION]->(two:Citation)-[:ROLE]->(role)
MATCH (two)-[:CITES]->(second:Provision)
WHERE first.notation < second.notation
WITH first, second, count(DISTINCT letter) AS letters
WHERE letters >= $at_least
    AND ($provision IS NULL OR first.uri IN $provision OR second.uri IN $provision)
    AND NOT EXISTS { MATCH (first)-[:IS_PART_OF*]->(second) }
    AND NOT EXISTS { MATCH (second)-[:IS_PART_OF*]->(first) }
RETURN DISTINCT first.notation AS first, second.notation AS second, letters
ORDER BY letters DESC, first, second
