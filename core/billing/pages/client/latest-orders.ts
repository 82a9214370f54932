import { clientHome, defineWidget } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { OrderAnswer } from "./wire-answers.ts";

const SHOWN = 4;

/** On the portal's first page: what was ordered last, and when a session begins. */
export const latestOrdersWidget = defineWidget({
  slot: clientHome.name,
  title: "Your latest orders",
  order: 20,
  template: "parts/latest-orders",
  load: async ({ actor }, { call }) => {
    if (actor.kind !== "client") return undefined;
    const page = await call<Page<OrderAnswer>>("order_get_list", { per_page: SHOWN });
    return page.list.length === 0 ? undefined : { orders: page.list };
  },
});
