import type { Subject } from "../load/sample.ts";
import { onDatabase } from "../shop/bench-shop.ts";

/** Runs a subject, and tells which of its statements cost the database most: times per operation, microseconds each, how often it was planned, and the text's beginning. */
export async function costlyStatements(url: string, subject: Subject, seconds: number): Promise<readonly string[]> {
  await subject.prepare?.(seconds);
  await onDatabase(url, (client) => client.query("select pg_stat_statements_reset()"));
  const { count } = await subject.run(seconds);
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<StatementRow>(
      `select calls::int as calls, mean_exec_time as ms, plans::int as plans, mean_plan_time as plan_ms, rows::int as rows, shared_blks_hit::int as blocks, query as text from pg_stat_statements
       where dbid = (select oid from pg_database where datname = current_database()) and query not ilike '%pg_stat_statements%'
       order by total_exec_time + total_plan_time desc limit ${MOST_SHOWN}`,
    );
    return rows.map(({ calls, ms, plans, plan_ms: planMs, rows: found, blocks, text }) =>
      [
        (calls / count).toFixed(2).padStart(6),
        `${(ms * 1_000).toFixed(0)} µs`.padStart(9),
        `${(plans / count).toFixed(2)} plans of ${(planMs * 1_000).toFixed(0)} µs`.padStart(22),
        `${(found / calls).toFixed(1)} rows`.padStart(10),
        `${(blocks / calls).toFixed(0)} blocks`.padStart(12),
        text.replace(/\s+/g, " ").slice(0, LONGEST_TEXT),
      ].join("  "),
    );
  });
}

type StatementRow = {
  readonly calls: number;
  readonly ms: number;
  readonly plans: number;
  readonly plan_ms: number;
  readonly rows: number;
  readonly blocks: number;
  readonly text: string;
};

const MOST_SHOWN = 20;
const LONGEST_TEXT = 110;
