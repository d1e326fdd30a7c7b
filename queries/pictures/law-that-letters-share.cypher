// title: Law that letters share
// summary: Provisions that three or more letters cite, with those letters.
// description: In whatever role: the Citation nodes between (HAS_CITATION, CITES) tell which.
// tags: law
MATCH (provision:Provision)<-[:CITES]-(letter:Letter)
WITH provision, count(DISTINCT letter) AS letters
WHERE letters > 2
ORDER BY letters DESC, provision.name
LIMIT 6
MATCH path = (provision)<-[:CITES]-(:Letter)
RETURN path
LIMIT 40
