import { defineEntity, p } from "@mikro-orm/core";

/**
 * The one row all hosts share: `revision` grows whenever modules or settings change, `clock` is the test clock (null: real time),
 * `secret` is the generated application secret when none is configured.
 */
export const HostState = defineEntity({
  name: "HostState",
  tableName: "host_state",
  properties: {
    id: p.integer().primary(),
    revision: p.integer().default(1),
    clock: p.datetime(3).nullable(),
    secret: p.text().nullable(),
    secret_fingerprint: p.text().nullable(),
    demo_seeded_at: p.datetime(3).nullable(),
  },
  checks: [{ name: "host_state_single_check", expression: "id = 1" }],
});
