// title: Rules, and where letters fall short of them
// summary: Duties and practices with the provisions they come from, and the findings on them that were seen.
// description: Rules that most letters fall short of come first. A finding is a reason to look, not legal advice.
// tags: findings
MATCH (rule:Rule)
OPTIONAL MATCH (finding:Finding {notSeen: false})-[:RULE]->(rule)
WITH rule, count(finding) AS findings
ORDER BY findings DESC, rule.name
LIMIT 6
MATCH path = (rule)-[:REQUIRED_BY]->(:Provision)
OPTIONAL MATCH found = (rule)<-[:RULE]-(:Finding {notSeen: false})-[:FOUND_IN|ABOUT]->(:Resource)
RETURN path, found
LIMIT 60
