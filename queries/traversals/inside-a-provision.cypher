// title: Down from a provision
// summary: What letters cite inside a provision or an act, and how deep it lies.
// description: Depth is the number of steps down from the provision to what is cited.
// tags: traversal, law
// param: provision (provision, default) The provision or act. Example: FOIA
MATCH (whole:Resource)
WHERE whole.uri IN $provision
MATCH path = (part:Provision)-[:IS_PART_OF*0..]->(whole)
MATCH (letter:Letter)-[:CITES]->(part)
WITH part, min(length(path)) AS depth, count(DISTINCT letter) AS letters
RETURN DISTINCT depth, part.notation AS provision, letters
ORDER BY depth, provision, letters
LIMIT 500
