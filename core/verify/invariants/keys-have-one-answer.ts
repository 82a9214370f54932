import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

/** Answers and effects are committed together, so an answer that cannot be repeated would mean an effect that can. */
export const keysHaveOneAnswer = sqlInvariant(
  { id: "api.keys-have-one-answer", title: "Each Idempotency-Key of a caller has one final answer." },
  () => sql`
    select scope, count(*) as answers, min(status) as status, min(created_at) as created_at
    from idempotency_key
    group by scope, key_hash
    having count(*) > 1 or bool_or(status not between 200 and 499 or status in (401, 429))
      or bool_or(answer = '' and not is_encrypted) or bool_or(expires_at <= created_at)
    order by 4, 1`,
);
