// summary: Which acts letters cite, in how many letters, and through how many provisions.
// description: An act that is only named, with no provision of it cited, has no provisions.
// tags: law

CALL {
    MATCH (letter:Letter)-[:CITES]->(provision:Provision)-[:IS_PART_OF*]->(act:Act)
    RETURN act, letter AS citing, provision, null AS naming
    UNION
    MATCH (letter:Letter)-[:NAMES]->(act:Act)
    RETURN act, null AS citing, null AS provision, letter AS naming
}
WITH act,
    count(DISTINCT citing) AS letters_citing,
    count(DISTINCT provision) AS provisions,
    count(DISTINCT naming) AS letters_naming
RETURN DISTINCT act.name AS act, letters_citing, provisions, letters_naming
ORDER BY letters_citing DESC, letters_naming DESC, act, provisions
