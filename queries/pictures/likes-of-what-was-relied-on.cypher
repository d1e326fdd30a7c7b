// title: An exemption and its likes in every law
// summary: The exemption with most close likes among those relied on, its likes, and the law of each.
// description: Follow a red line to its reason. Where a law has no like, the line NO_LIKE_IN says why.
// tags: likes
MATCH (:Body)-[:RELIED_ON]->(exemption:Exemption)-[:LIKE {kind: "close"}]->(like:Exemption)
WITH exemption, count(DISTINCT like) AS likes
ORDER BY likes DESC, exemption.name
LIMIT 1
MATCH path = (exemption)-[:LIKE {kind: "close"}]->(:Exemption)-[:REGIME]->(:Regime)
MATCH own = (exemption)-[:REGIME]->(:Regime)
OPTIONAL MATCH none = (exemption)-[:NO_LIKE_IN]->(:Regime)
RETURN path, own, none
LIMIT 30
