// title: The way between two provisions
// summary: The shortest ways between two provisions through letters that cite both ends of a step.
// description: Letters counts those on the way.
// tags: traversal, law
// param: provision (provision, default) Where the way begins. Example: FOISA s.17(1)
// param: other (provision, default) Where it ends. Example: FOISA s.35(1)(a)
MATCH (one:Provision)
WHERE one.uri IN $provision
MATCH (two:Provision)
WHERE two.uri IN $other AND two <> one
MATCH path = allShortestPaths((one)-[:CITES*..12]-(two))
RETURN DISTINCT
    length(path) / 2 AS letters,
    reduce(told = one.name, node IN tail(nodes(path)) | told + " – " + node.name) AS way
ORDER BY letters, way
LIMIT 100
