// title: What several authorities relied on
// summary: Exemptions that two or more authorities relied on, with those authorities.
// description: To see all that one authority relied on, double-click it.
// tags: refusals
MATCH (exemption:Exemption)<-[:RELIED_ON]-(authority:Body)
WITH exemption, count(DISTINCT authority) AS authorities
WHERE authorities > 1
ORDER BY authorities DESC, exemption.name
LIMIT 8
MATCH path = (exemption)<-[:RELIED_ON]-(:Body)
RETURN path
LIMIT 40
