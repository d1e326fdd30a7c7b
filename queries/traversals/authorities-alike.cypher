// title: Authorities that refuse alike
// summary: Pairs of authorities by how much of what they relied on is the same or a close like.
// description: Shared counts the exemptions of the first that the second relied on too or whose close like it relied on, of all that the first relied on.
// tags: traversal, authorities
// param: authority (body, optional) The first of the two. Example: Police Scotland
MATCH (first:Body)-[:RELIED_ON]->(exemption:Exemption)
WHERE $authority IS NULL OR first.uri IN $authority
WITH first, collect(DISTINCT exemption) AS relied
UNWIND relied AS exemption
MATCH (exemption)-[alike:LIKE*0..1]->(:Exemption)<-[:RELIED_ON]-(second:Body)
WHERE second <> first AND (size(alike) = 0 OR head(alike).kind = "close")
WITH first, second, size(relied) AS of_all, count(DISTINCT exemption) AS shared
RETURN DISTINCT
    first.name AS first,
    second.name AS second,
    shared,
    of_all,
    100 * shared / of_all AS percent
ORDER BY percent DESC, shared DESC, first, second, of_all
LIMIT 100
