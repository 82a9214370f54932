import { sql } from "kysely";
import type { TestHost } from "#test/harness/test-host.ts";

/** Makes so many coupons in all: the first by its method, the others as copies of its rows, with the codes `MANY2`, `MANY3` … */
export async function manyCoupons({ call, host }: Pick<TestHost, "call" | "host">, count: number, internalName = "Many"): Promise<void> {
  const input = { code: "MANY1", type: "percentage", value: 10, internal_name: internalName };
  const first = await call<number>("admin", "coupon_create_advanced", input);
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = 'promo' and column_name not in ('id', 'code')`.execute(
    host.database.db,
  );
  const columns = sql.join(rows.map(({ name }) => sql.ref(name)));
  await sql`
    with copies as (
      insert into promo (code, ${columns})
      select 'MANY' || n, ${columns} from promo, generate_series(2, ${count}::int) as n where id = ${first}::int
      returning id, code
    ), codes as (
      insert into promo_code (promo_id, code, kind, created_at) select id, code, 'shared', now() from copies
    )
    insert into promo_version (promo_id, version, terms, created_at)
    select copies.id, 1, terms, promo_version.created_at from copies, promo_version where promo_version.promo_id = ${first}::int`.execute(
    host.database.db,
  );
}
