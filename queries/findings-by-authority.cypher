// summary: Which authority falls short of which rule, and how often.
// description: Strength is duty where the statute says so, practice where guidance does. Not_seen counts letters of which too little was read to tell; they are not among the others.
// tags: findings, authorities
// param: authority (body, optional) The authority that answers. Example: Police Scotland
// param: rule (rule, optional) A rule. Example: balance-reasons

MATCH (rule:Rule)<-[:RULE]-(finding:Finding)-[:FOUND_IN]->(letter:Letter)
WHERE $rule IS NULL OR rule.uri IN $rule
MATCH (letter)-[:ANSWERS]->(request:Request)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH rule, finding, letter, authority
WHERE $authority IS NULL OR authority.uri IN $authority
WITH
    authority.name AS authority,
    split(rule.uri, "/rule/")[1] AS rule,
    rule.prefLabel AS title,
    rule.strength AS strength,
    count(DISTINCT CASE WHEN NOT finding.notSeen THEN letter END) AS letters,
    count(DISTINCT CASE WHEN NOT finding.notSeen THEN finding END) AS findings,
    count(DISTINCT CASE WHEN finding.notSeen THEN letter END) AS not_seen
RETURN authority, rule, title, strength, letters, findings, not_seen
ORDER BY authority IS NOT NULL, authority, rule, title, strength, letters, findings, not_seen
