// title: Where the provisions of a letter stand
// summary: From a letter to what it cites, up through sub-sections and sections to the act.
// description: The letter is the one that cites provisions of most acts.
// tags: law
MATCH (letter:Letter)-[:CITES_ACT]->(act:Act)
WITH letter, count(DISTINCT act) AS acts
ORDER BY acts DESC, letter.name
LIMIT 1
MATCH path = (letter)-[:CITES]->(:Provision)-[:IS_PART_OF*1..5]->(:Act)
RETURN path
LIMIT 25
