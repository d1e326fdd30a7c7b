// summary: Which authorities print repealed or replaced law, and which.
// description: Letters counts those that cite the provision after it ceased to be law, outside of history.
// tags: findings, authorities
// param: authority (body, optional) The authority that answers. Example: Police Scotland

MATCH (rule:Rule)<-[:RULE]-(finding:Finding)-[:FOUND_IN]->(letter:Letter)
WHERE rule.uri ENDS WITH "/rule/citation-superseded"
MATCH (finding)-[:ABOUT]->(thing:Resource)
MATCH (letter)-[:ANSWERS]->(request:Request)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, thing, authority
WHERE $authority IS NULL OR authority.uri IN $authority
OPTIONAL MATCH (thing)-[:CITES]->(cited:Provision)
OPTIONAL MATCH (thing)-[:NAMES]->(named:Act)
WITH
    authority.name AS authority,
    coalesce(cited.notation, named.prefLabel) AS law,
    count(DISTINCT letter) AS letters
RETURN authority, law, letters
ORDER BY authority IS NOT NULL, authority, letters DESC, law IS NOT NULL, law
