// summary: Refusals that give no reasons for the balance of public interests.
// description: One row for each ground that owes them. Only letters seen from their opening to their sign-off are listed.
// tags: findings, refusals
// param: authority (body, optional) The authority that answers. Example: Police Scotland

MATCH (rule:Rule)<-[:RULE]-(finding:Finding)-[:FOUND_IN]->(letter:Letter)
WHERE rule.uri ENDS WITH "/rule/balance-reasons" AND NOT finding.notSeen
MATCH (finding)-[:ABOUT]->(ground:Ground)-[:RESTS_ON]->(rest:Provision)
MATCH (finding)-[:BREACHES]->(provision:Provision)
MATCH (letter)-[:ANSWERS]->(request:Request)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, ground, rest, provision, authority
WHERE $authority IS NULL OR authority.uri IN $authority
OPTIONAL MATCH (ground)-[:APPLIES]->(exemption:Exemption)
RETURN DISTINCT
    letter.name AS letter,
    letter.issued AS issued,
    authority.name AS authority,
    rest.notation AS ground,
    exemption.prefLabel AS title,
    provision.notation AS breaches
ORDER BY letter, issued IS NOT NULL, issued, authority IS NOT NULL, authority,
    ground, title IS NOT NULL, title, breaches
