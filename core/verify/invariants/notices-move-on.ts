import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

const LATE_MS = 300_000;

export const noticesMoveOn = sqlInvariant(
  { id: "events.notices-move-on", title: "No notice waits in the outbox for more than five minutes.", about: "progress" },
  ({ now }) => sql`
    select id as outbox_id, name, created_at from outbox
    where relayed_at is null and created_at < ${new Date(now.getTime() - LATE_MS)}::timestamptz
    order by id`,
);
