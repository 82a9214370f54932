import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import type { Period, PeriodInput } from "./period.ts";
import { amongSql } from "./period-uses-sql.ts";

/** A try that was refused. */
export const refusalSchema = z.object({
  at: z.string(),
  action: z.enum(["apply", "check", "checkout"]),
  code: z.string().describe("Of the refusal"),
  coupon_id: z.int().nullable().describe("Null when no coupon has what was typed"),
  coupon_name: z.string().nullable(),
  client_id: z.int().nullable(),
  country: z.string().nullable(),
});

export type Refusal = z.output<typeof refusalSchema>;

/** The last ones of a time, newest first. */
export async function lastRefusals({ db }: Scope, { start, end }: Period, input: PeriodInput): Promise<Refusal[]> {
  const { rows } = await sql<Omit<Refusal, "at"> & { readonly created_at: Date }>`
    select tries.created_at, tries.action, tries.outcome as code, tries.promo_id as coupon_id,
      coalesce(promo.code, promo.internal_name) as coupon_name, tries.client_id, tries.country
    from promo_attempt tries left join promo on promo.id = tries.promo_id
    where tries.created_at >= ${start} and tries.created_at < ${end} and tries.outcome <> 'granted' and ${amongSql(sql.ref("tries.promo_id"), input)}
    order by tries.created_at desc, tries.id desc limit ${MOST_LISTED}`.execute(db);
  return rows.map(({ created_at, ...row }) => ({ at: created_at.toISOString(), ...row }));
}

const MOST_LISTED = 20;
