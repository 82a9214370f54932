/** A typed place where modules add things: coupon rules, tenders, price sources. Adding is all a module can do with it. */
export type ExtensionPoint<Item> = { readonly id: string; readonly item?: Item };

/** Declares an extension point; the owner exports it from its contract. */
export function defineExtensionPoint<Item>(id: string): ExtensionPoint<Item> {
  return { id };
}

/** One thing a module adds to an extension point. */
export type Provision = { readonly point: string; readonly item: unknown };

/** Adds an item to an extension point. */
export function provide<Item>(point: ExtensionPoint<Item>, item: Item): Provision {
  return { point: point.id, item };
}
