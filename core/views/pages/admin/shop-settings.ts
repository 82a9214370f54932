import { hasPermission } from "#core/events/actor.ts";
import { definePage } from "#core/events/page.ts";

type Params = Readonly<Record<string, unknown>>;

/** `/admin/settings`: what the shop has decided about itself, its money and its documents. */
export const adminShopSettingsPage = definePage({
  area: "admin",
  path: "/settings",
  title: "Shop settings",
  permission: "system.view",
  template: "shop-settings",
  load: async (scope, { call }) => ({
    shop: await call<Params>("system_get_params"),
    mayChange: hasPermission(scope.actor, "system.manage_settings"),
    currencies: await currencyOptions(scope.shop.currency, () => call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest")),
    timeZones: timeZonesWith(scope.shop.timeZone),
    roundings: [
      { value: "half_away", label: "Half away from zero" },
      { value: "half_even", label: "Half to even (bankers)" },
    ],
    taxScopes: [
      { value: "line", label: "Each line" },
      { value: "invoice", label: "The invoice as a whole" },
    ],
  }),
  actions: {
    save: async (_scope, { form, call }) => {
      await call("system_update_params", { ...form });
      return { message: "The settings are saved." };
    },
  },
});

/** Every zone the calendar knows by name, and the one that is set. */
function timeZonesWith(current: string): readonly string[] {
  return [...new Set(["UTC", current, ...Intl.supportedValuesOf("timeZone")])].toSorted();
}

async function currencyOptions(current: string, pairs: () => Promise<Readonly<Record<string, string>>>) {
  const known = Object.entries(await pairs()).map(([value, title]) => ({ value, label: title === "" ? value : `${value} – ${title}` }));
  return known.some(({ value }) => value === current) ? known : [{ value: current, label: current }, ...known];
}
