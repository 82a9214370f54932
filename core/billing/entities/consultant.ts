import { defineEntity, p } from "@mikro-orm/core";

/** Somebody who gives the sessions of service products. */
export const Consultant = defineEntity({
  name: "Consultant",
  tableName: "consultant",
  properties: {
    id: p.integer().primary().autoincrement(),
    name: p.text(),
    email: p.text().nullable(),
    active: p.boolean().default(true),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
});
