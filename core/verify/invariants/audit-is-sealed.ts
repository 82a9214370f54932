import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

const LATE_MS = 900_000;

export const auditIsSealed = sqlInvariant(
  { id: "identity.audit-is-sealed", title: "No row of the audit log waits for its seal for more than fifteen minutes.", about: "progress" },
  ({ now }) => sql`
    select id as activity_id, action, created_at from activity_system
    where seq is null and created_at < ${new Date(now.getTime() - LATE_MS)}::timestamptz
    order by id`,
);
