// summary: Exemptions relied on under one regime and their likes under another, with the letters of each.
// description: Match is close where the interest and the kind of test are the same, related where either differs. What letters rely on the like lists, for one letter, letters-with-likes.
// tags: refusals, regimes
// param: regime (regime, optional) The regime of the refusals. Example: foisa
// param: other (regime, optional) The regime of their likes. Example: foia

MATCH (letter:Letter)-[:RELIES_ON]->(exemption:Exemption)-[:REGIME]->(regime:Regime)
WHERE $regime IS NULL OR regime.uri IN $regime
WITH exemption, count(DISTINCT letter) AS letters
MATCH (exemption)-[alike:LIKE]->(other:Exemption)-[:REGIME]->(otherRegime:Regime)
WHERE $other IS NULL OR otherRegime.uri IN $other
OPTIONAL MATCH (otherLetter:Letter)-[:RELIES_ON]->(other)
WITH exemption, letters, alike, other, count(DISTINCT otherLetter) AS like_letters
RETURN DISTINCT
    exemption.notation AS exemption,
    exemption.prefLabel AS title,
    letters,
    other.notation AS like,
    other.prefLabel AS like_title,
    like_letters,
    alike.kind AS `match`,
    alike.reason AS reason
ORDER BY exemption, like, letters, like_letters, `match`, reason, title, like_title
