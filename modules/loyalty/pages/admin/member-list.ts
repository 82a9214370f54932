import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { ListedMember } from "../../services/list-members.ts";
import { loyaltyTabs } from "../loyalty-tabs.ts";

const FILTERS = ["search", "tier", "points_min", "points_max", "expires_to", "owing"];

type Tiers = { readonly list: readonly { readonly id: number; readonly name: string; readonly active: boolean }[] };

/** `/admin/loyalty`: who has points, in which tier, and what of them expires next. */
export const memberListPage = definePage({
  area: "admin",
  path: "/loyalty",
  title: "Loyalty",
  permission: "loyalty.view",
  template: "member-list",
  load: async (_scope, { query, call }) => {
    const page = await call<Page<ListedMember>>("loyalty_member_get_list", { ...filtersIn(query, FILTERS), per_page: 50 });
    const { list: tiers } = await call<Tiers>("loyalty_tier_get_list", { per_page: 500 });
    return {
      tabs: loyaltyTabs,
      page: { ...page, list: page.list.map((member) => ({ ...member, name: nameOf(member) })) },
      tiers: [
        ...tiers.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name })),
        { value: "none", label: "In no tier" },
      ],
      debts: [
        { value: "1", label: "Who owes points" },
        { value: "0", label: "Who owes none" },
      ],
    };
  },
});

/** What a client is called in lists: the name, else the address. */
export function nameOf({ first_name: first, last_name: last, email }: Pick<ListedMember, "first_name" | "last_name" | "email">): string {
  return `${first} ${last}`.trim() || email;
}
