import { defineExtensionPoint } from "#core/events/extension-point.ts";
import { type ActionOutcome, defineSlot, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";

/** Beside the cart's items; below the fields of the checkout, within its form; below an invoice. */
export const clientCart = defineSlot("client", "client.cart");
export const clientCheckout = defineSlot("client", "client.checkout");
export const clientInvoice = defineSlot("client", "client.invoice");

/** A kind of code that can be typed into the one field of the cart. The first whose `recognises` says yes takes the text. */
export type CartCodes = {
  /** The id of the module; also where the words are looked up. */
  readonly module: string;
  /** Small numbers are asked first: the kind with the narrower shape. */
  readonly order: number;
  /** What the field calls it, within a sentence: `coupon`. */
  readonly label: string;
  readonly recognises: (text: string) => boolean;
  /** Calls the method that takes the code. `isReplacing`: codes that cannot stand beside it may go. */
  readonly enter: (scope: Scope, request: PageRequest, code: string, isReplacing: boolean) => Promise<ActionOutcome>;
  /** Takes a code off the cart again, for the kind whose codes the cart lists. */
  readonly remove?: (request: PageRequest, code: string) => Promise<ActionOutcome>;
};

/** Where modules add kinds of codes to the cart. */
export const cartCodes = defineExtensionPoint<CartCodes>("billing.cart-codes");

/**
 * What a form in a widget does. The form sends `action="part"` and the name as the hidden field `part`; a refusal draws the page the
 * widget stands on again, with what was typed.
 */
export type PortalAction = {
  /** `<module>.<what it does>` */
  readonly name: string;
  readonly run: (scope: Scope, request: PageRequest) => Promise<ActionOutcome>;
};

/** Where modules add the actions of their widgets on the cart, the checkout and invoices. */
export const portalActions = defineExtensionPoint<PortalAction>("billing.portal-actions");
