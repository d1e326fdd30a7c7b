// title: What two authorities share in substance
// summary: What one authority relied on and its likes among what another relied on, whatever the law.
// description: Without other, all authorities are compared. An exemption without a like among theirs has none; one that both relied on is the same.
// tags: traversal, authorities, regimes
// param: authority (body, required) The first authority. Example: Police Scotland
// param: other (body, optional) The second authority. Example: Humberside Police
MATCH (authority:Body)-[:RELIED_ON]->(exemption:Exemption)
WHERE authority.uri IN $authority
WITH DISTINCT authority, exemption
OPTIONAL MATCH (exemption)-[alike:LIKE*0..1]->(like:Exemption)<-[:RELIED_ON]-(other:Body)
WHERE other <> authority AND ($other IS NULL OR other.uri IN $other)
RETURN DISTINCT
    exemption.notation AS exemption,
    exemption.prefLabel AS title,
    CASE WHEN like IS NULL THEN "none" WHEN like = exemption THEN "same" ELSE head(alike).kind END AS kind,
    like.notation AS like,
    other.name AS other
ORDER BY exemption, title, kind, like IS NOT NULL, like, other IS NOT NULL, other
LIMIT 500
