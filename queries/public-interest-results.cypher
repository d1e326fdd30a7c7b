// summary: Where public interest tests came to rest, by exemption.
// description: The tests that favour disclosure count too, also where the ground was then not relied on in the end.
// tags: reasoning
// param: provision (provision, optional) A provision, with everything inside it. Example: FOIA s.31

MATCH (test:PublicInterestTest)<-[:HAS_TEST]-(ground:Ground)-[:RESTS_ON]->(provision:Provision)
WHERE $provision IS NULL OR EXISTS {
    MATCH (provision)-[:IS_PART_OF*0..]->(wider:Resource) WHERE wider.uri IN $provision
}
OPTIONAL MATCH (ground)-[:APPLIES]->(exemption:Exemption)
OPTIONAL MATCH (test)-[:BALANCE]->(balance:Balance)
OPTIONAL MATCH (test)-[:FACTOR_FOR]->(pro:Factor)
OPTIONAL MATCH (test)-[:FACTOR_AGAINST]->(contra:Factor)
WITH
    provision.notation AS provision,
    exemption.prefLabel AS title,
    balance.prefLabel AS balance,
    count(DISTINCT test) AS tests,
    count(DISTINCT pro) AS factors_for,
    count(DISTINCT contra) AS factors_against
RETURN provision, title, balance, tests, factors_for, factors_against
ORDER BY provision, title IS NOT NULL, title, balance IS NOT NULL, balance,
    tests, factors_for, factors_against
