import pg from "pg";
import { closedLoop } from "../load/closed-loop.ts";
import type { Subject } from "../load/sample.ts";
import type { FloorValues } from "./floor-statements.ts";

export type PgFloor = {
  readonly name: string;
  readonly url: string;
  readonly connections: number;
  readonly statements: readonly string[];
  readonly nextValues: () => FloorValues;
};

/** The statements through `pg` alone, prepared, a connection for each worker: what Node without any product costs. */
export function pgFloor({ name, url, connections, statements, nextValues }: PgFloor): Subject {
  const prepared = statements.map((text, index) => preparedOf(`${name} ${index}`, text));
  return {
    name,
    kind: "floor",
    connections,
    run: async (seconds) => {
      const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
      await Promise.all(clients.map((client) => client.connect()));
      try {
        return await closedLoop(connections, seconds, async (worker) => {
          const values = nextValues();
          for (const statement of prepared)
            await clients[worker]?.query({ ...statement, values: statement.of.map((value) => values[value]) });
          return undefined;
        });
      } finally {
        await Promise.all(clients.map((client) => client.end()));
      }
    },
  };
}

type Prepared = { readonly name: string; readonly text: string; readonly of: readonly (keyof FloorValues)[] };

/** `:name` becomes `$1`, and the same name the same number. A statement without values is sent as it is. */
function preparedOf(name: string, text: string): Prepared {
  const of: (keyof FloorValues)[] = [];
  const numbered = text.replace(/(?<!:):(client|cart|n|promo)\b/g, (_, value: keyof FloorValues) => {
    if (!of.includes(value)) of.push(value);
    return `$${of.indexOf(value) + 1}`;
  });
  return { name, text: numbered, of };
}
