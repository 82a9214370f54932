import type { Offer } from "../catalogue/offer.ts";
import { priceOfOffer } from "../catalogue/price-of-offer.ts";
import { priceRefused } from "../catalogue/resolve-price.ts";
import type { CartConfig } from "./cart-config.ts";
import { cartErrors } from "./errors.ts";

/** An add-on the buyer ticked. */
export type AddonChoice = { readonly productId: number; readonly quantity: number; readonly period: string | undefined };

/** A line to be inserted; the first of a list is the product, the others are its add-ons. */
export type NewLine = {
  readonly productId: number;
  readonly quantity: number;
  readonly period: string | undefined;
  readonly config: CartConfig;
};

type Wanted = Omit<NewLine, "productId"> & { readonly addons: readonly AddonChoice[] };

/** The lines of a product with its add-ons, each checked to be for sale as asked for. Throws what refuses the first that is not. */
export function newLinesOf(offer: Offer, offers: ReadonlyMap<number, Offer>, wanted: Wanted): readonly NewLine[] {
  if (offer.isAddon) throw cartErrors.error("cart.addon_alone");
  const addons = wanted.addons.map((choice) => {
    const addon = offers.get(choice.productId);
    if (addon === undefined || !addon.isAddon || !offer.addonIds.has(addon.productId)) {
      throw cartErrors.error("cart.addon_invalid", { title: addon?.title ?? String(choice.productId), id: choice.productId });
    }
    return lineOf(addon, { ...choice, config: {} });
  });
  return [lineOf(offer, wanted), ...addons];
}

function lineOf(offer: Offer, { quantity, period, config }: Omit<NewLine, "productId">): NewLine {
  if (offer.isQuantityFixed && quantity > 1) throw cartErrors.error("cart.quantity_fixed", { title: offer.title });
  const taken = priceOfOffer(offer, period);
  if ("code" in taken) throw priceRefused(taken);
  return { productId: offer.productId, quantity, period: taken.period, config };
}
