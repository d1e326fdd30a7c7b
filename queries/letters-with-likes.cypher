// summary: The letters under other regimes that rely on the likes of what one letter relies on.
// description: From a Scottish refusal to its English likes, say. Match is close where the interest and the kind of test are the same, related where either differs.
// tags: refusals, regimes, letters
// param: letter (reference, required) The letter to begin with. Example: FOI 25/0417
// param: other (regime, optional) The regime of the likes. Example: foia

MATCH (letter:Letter)-[:RELIES_ON]->(exemption:Exemption)-[alike:LIKE]->(other:Exemption)
WHERE letter.uri IN $letter
MATCH (other)-[:REGIME]->(regime:Regime)
WHERE $other IS NULL OR regime.uri IN $other
MATCH (otherLetter:Letter)-[:RELIES_ON]->(other)
RETURN DISTINCT
    letter.name AS letter,
    exemption.notation AS exemption,
    exemption.prefLabel AS title,
    alike.kind AS `match`,
    other.notation AS like,
    otherLetter.name AS like_letter,
    alike.reason AS reason
ORDER BY letter, exemption, like, like_letter, `match`, reason, title
