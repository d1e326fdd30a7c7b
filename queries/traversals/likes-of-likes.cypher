// title: Likes of likes
// summary: From an exemption over close likes to every exemption within three steps, and who relied on it.
// description: Steps is the least number of likes between. An exemption that nobody relied on has no authorities.
// tags: traversal, regimes, law
// param: provision (provision, default) The provision of the exemption. Example: FOISA s.35(1)(a)
MATCH (exemption:Exemption)-[:EXEMPTION_PROVISION]->(provision:Provision)
WHERE provision.uri IN $provision
MATCH path = (exemption)-[likes:LIKE*1..3]->(other:Exemption)-[:REGIME]->(regime:Regime)
WHERE other <> exemption AND all(step IN likes WHERE step.kind = "close")
WITH other, regime, min(length(path)) - 1 AS steps
OPTIONAL MATCH (authority:Body)-[:RELIED_ON]->(other)
WITH other, regime, steps, count(DISTINCT authority) AS authorities
RETURN DISTINCT
    steps, regime.notation AS regime, other.notation AS exemption, other.prefLabel AS title, authorities
ORDER BY steps, regime, exemption, title, authorities
LIMIT 200
