import { defineEntity, p } from "@mikro-orm/core";

/** A day of the shop's own calendar, beside the public holidays of its country. `country` empty: everywhere. */
export const Holiday = defineEntity({
  name: "Holiday",
  tableName: "holiday",
  properties: {
    id: p.integer().primary().autoincrement(),
    name: p.text(),
    date: p.date(),
    country: p.text().nullable(),
    created_at: p.datetime(3),
  },
  indexes: [{ name: "holiday_date_index", properties: ["date"] }],
});
