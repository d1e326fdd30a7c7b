// title: The same refusal under another law
// summary: Authorities that relied on exemptions which are close likes under different laws.
// description: A close like protects the same interest by the same kind of test; why is in the property reason of the red line.
// tags: likes
MATCH path = (one:Body)-[:RELIED_ON]->(:Exemption)-[:LIKE {kind: "close"}]->(:Exemption)<-[:RELIED_ON]-(other:Body)
WHERE one.uri < other.uri
RETURN path
LIMIT 20
