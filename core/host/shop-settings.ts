import { type Shop, shopSchema } from "#core/events/shop.ts";

export type SettingRow = { readonly param: string; readonly value: unknown };

/** The shop's settings out of their rows. A row that is unknown or no longer fits is passed over, its default is used, and it is reported. */
export function readShop(rows: readonly SettingRow[]): { readonly shop: Shop; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const sound: Record<string, unknown> = {};
  for (const { param, value } of rows) {
    if (!isShopParam(param)) continue;
    if (shopSchema.shape[param].safeParse(value).success) sound[param] = value;
    else faults.push(`The saved setting ${param} no longer fits; its default is used.`);
  }
  return { shop: Object.freeze(shopSchema.parse(sound)), faults };
}

export function isShopParam(param: string): param is keyof Shop {
  return Object.hasOwn(shopSchema.shape, param);
}
