// summary: Where one letter falls short of the law and of good practice.
// description: One row for each finding. Seen is false where what is missing may stand in a part of the letter that was not read.
// tags: findings, letters
// param: letter (reference, required) The letter. Example: FOI 25/0417

MATCH (rule:Rule)<-[:RULE]-(finding:Finding)-[:FOUND_IN]->(letter:Letter)
WHERE letter.uri IN $letter
OPTIONAL MATCH (finding)-[:BREACHES]->(provision:Provision)
RETURN DISTINCT
    letter.name AS letter,
    split(rule.uri, "/rule/")[1] AS rule,
    rule.strength AS strength,
    NOT finding.notSeen AS seen,
    finding.name AS finding,
    provision.notation AS provision,
    finding.message AS message,
    finding.detail AS detail
ORDER BY letter, rule, strength, seen, finding,
    provision IS NOT NULL, provision, message, detail IS NOT NULL, detail
