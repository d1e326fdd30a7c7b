// title: Who relied on what
// summary: Authorities and the exemptions they relied on; an exemption in the middle is one that several share.
// description: Authorities stand in the order of how many exemptions they relied on.
// tags: refusals
MATCH (authority:Body)-[:RELIED_ON]->(exemption:Exemption)
WITH authority, count(DISTINCT exemption) AS exemptions
ORDER BY exemptions DESC, authority.name
LIMIT 12
MATCH path = (authority)-[:RELIED_ON]->(:Exemption)
RETURN path
LIMIT 60
