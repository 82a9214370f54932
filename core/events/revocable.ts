import type { KyselyPlugin } from "kysely";
import type { Db } from "./scope.ts";

/** A database handle that can be taken back: a listener past its deadline must not go on in a transaction that went on without it. */
export function revocable(db: Db): { readonly db: Db; readonly revoke: () => void } {
  let revoked = false;
  const gate: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (revoked) throw new Error("This database handle was taken back after a deadline.");
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return {
    db: db.withPlugin(gate),
    revoke: () => {
      revoked = true;
    },
  };
}
