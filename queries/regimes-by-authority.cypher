// summary: Under which laws of access each authority answers.
// description: A letter under two regimes counts under both.
// tags: authorities, regimes

MATCH (request:Request)<-[:ANSWERS]-(letter:Letter)-[:HANDLED_UNDER]->(regime:Regime)
MATCH (regime)-[:REGIME_ACT]->(act:Act)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH authority.name AS authority, regime.notation AS regime, act.name AS law,
    count(DISTINCT letter) AS letters
RETURN authority, regime, law, letters
ORDER BY authority IS NOT NULL, authority, regime, law, letters
