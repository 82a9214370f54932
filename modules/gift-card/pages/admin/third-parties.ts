import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { remoteProviders } from "../../providers/find-provider.ts";
import { choicesOf } from "./card-words.ts";
import { giftCardTabs } from "./gift-card-tabs.ts";

const STATES = { waiting: "Waiting", unknown: "Outcome unknown", done: "Done", refused: "Refused" };
const KINDS: Readonly<Record<string, string>> = {
  find: "Look a card up",
  hold: "Hold money",
  capture: "Take what is held",
  release: "Release what is held",
  refund: "Give back",
};

type Operations = { readonly list: readonly { readonly kind: string; readonly status: keyof typeof STATES; readonly provider: string }[] };

/** `/admin/gift-cards/third-parties`: what providers of other cards were asked for, and what they said. */
export const thirdPartiesPage = definePage({
  area: "admin",
  path: "/gift-cards/third-parties",
  title: "Third parties",
  permission: "gift_card.view",
  template: "third-parties",
  load: async (scope, { query, call }) => {
    const page = await call<Operations>("gift_card_operation_get_list", { ...filtersIn(query, ["status"]), per_page: 50 });
    const titles = new Map(remoteProviders(scope).map(({ code, title }) => [code, title]));
    return {
      tabs: giftCardTabs(scope),
      page: {
        ...page,
        list: page.list.map((row) => ({
          ...row,
          title: titles.get(row.provider) ?? row.provider,
          kindWord: KINDS[row.kind] ?? row.kind,
          statusWord: STATES[row.status],
        })),
      },
      statuses: choicesOf(STATES),
    };
  },
});
