// summary: Refusals to confirm or deny that rest on no provision that allows them.
// description: Finding says what it is about: the answer or the ground. Only what was seen is listed.
// tags: findings, refusals
// param: authority (body, optional) The authority that answers. Example: Police Scotland

MATCH (rule:Rule)<-[:RULE]-(finding:Finding)-[:FOUND_IN]->(letter:Letter)
WHERE rule.uri ENDS WITH "/rule/ncnd-basis" AND NOT finding.notSeen
MATCH (finding)-[:BREACHES]->(provision:Provision)
MATCH (letter)-[:ANSWERS]->(request:Request)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, finding, provision, authority
WHERE $authority IS NULL OR authority.uri IN $authority
RETURN DISTINCT
    letter.name AS letter,
    authority.name AS authority,
    finding.name AS finding,
    provision.notation AS breaches,
    finding.detail AS detail
ORDER BY letter, authority IS NOT NULL, authority, finding, breaches, detail IS NOT NULL, detail
