// title: One letter at a glance
// summary: A letter with its authority, the law it was handled under, what it relies on and whom it names.
// description: The letter is the one that relies on most exemptions. Double-click any node to see what else it touches.
// tags: letters
MATCH (letter:Letter)-[:RELIES_ON]->(exemption:Exemption)
WITH letter, count(DISTINCT exemption) AS exemptions
ORDER BY exemptions DESC, letter.name
LIMIT 1
MATCH path = (letter)-[:FROM|HANDLED_UNDER|RELIES_ON|INVOLVES|LETTER_KIND|CITES_ACT]->(thing)
WHERE thing:Body OR thing:Regime OR thing:Exemption OR thing:LetterKind OR thing:Act
RETURN path
LIMIT 40
