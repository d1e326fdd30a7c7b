// summary: The letters that touch a body, how they do, and what they cite.
// description: How is that the letter names the body, comes from it, or sends the requester to it. One row for each provision and role; a letter without citations has one row.
// tags: bodies, law
// param: body (body, default) The body. Example: National Audit on Group-based Child Sexual Exploitation and Abuse

MATCH (letter:Letter)-[touches:NAMES|FROM|APPEAL_TO]->(body:Body)
WHERE body.uri IN $body
OPTIONAL MATCH (letter)-[:HAS_CITATION]->(citation:Citation)-[:CITES]->(provision:Provision)
OPTIONAL MATCH (citation)-[:ROLE]->(role:CitationRole)
RETURN DISTINCT
    letter.name AS letter,
    CASE type(touches)
        WHEN "NAMES" THEN "names it"
        WHEN "FROM" THEN "comes from it"
        ELSE "sends the requester to it"
    END AS how,
    provision.notation AS provision,
    role.prefLabel AS role
ORDER BY letter, how, provision IS NOT NULL, provision, role IS NOT NULL, role
