// title: Where letters fall short of the law
// summary: Findings that were seen, with their letters, what they are about, the rules and the provisions.
// description: Duties come first. A finding is a reason to look, not legal advice.
// tags: findings
MATCH (finding:Finding {notSeen: false})
WITH finding
ORDER BY finding.severity DESC, finding.name, finding.uri
LIMIT 8
MATCH path = (:Letter)<-[:FOUND_IN]-(finding)-[:RULE|ABOUT|BREACHES]->(:Resource)
RETURN path
LIMIT 60
