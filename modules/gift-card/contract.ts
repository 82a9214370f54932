import { z } from "zod";
import { defineExtensionPoint } from "#core/events/extension-point.ts";
import { defineNotice } from "#core/events/notice.ts";
import type { Scope } from "#core/events/scope.ts";

/** A card as its provider knows it. `cardRef` is a token of the provider's, never the code; at most 200 characters. */
export type ProviderCard = { readonly cardRef: string; readonly last4: string; readonly currency: string; readonly availableMinor: bigint };

/** A movement asked of a provider. The same key always means the same movement, however often it is asked for. */
export type ProviderRequest = {
  readonly idempotencyKey: string;
  readonly cardRef: string;
  /** Above 0, in minor units of `currency`. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** The invoice that is paid or refunded. */
  readonly invoiceId: number;
};

/** A movement of something that was held or captured before. */
export type ProviderFollowUp = ProviderRequest & { readonly holdRef: string };

/** What a provider answers for certain. `reason` is a `gift_card.…` code where one fits. */
export type ProviderAnswer =
  | { readonly outcome: "done"; readonly reference: string }
  | { readonly outcome: "refused"; readonly reason: string; readonly details?: Readonly<Record<string, unknown>> };

/**
 * Where the value of gift cards is kept. The module's own cards are the first implementation; a third party adds another one with
 * `provide(giftCardProviders, …)`.
 *
 * A `local` provider moves value in the caller's database transaction. A `remote` one is never called inside a transaction: what is
 * asked of it is written down first and carried out afterwards, and whatever it throws (a time-out, a broken connection, an answer nobody
 * understands) means that the outcome is unknown, so that it is asked again with the same key until it answers. It must therefore
 * answer a repeated key as it did the first time, and should give up after some seconds.
 */
export interface GiftCardProvider {
  /** Stable, unique, kebab-case; stored with every card and movement. */
  readonly code: string;
  readonly title: string;
  readonly reach: "local" | "remote";
  /** The card of a typed code; undefined for an unknown code and for a wrong PIN, which the caller must not be able to tell apart. */
  readonly find: (scope: Scope, typed: { readonly code: string; readonly pin: string | undefined }) => Promise<ProviderCard | undefined>;
  readonly balance: (scope: Scope, cardRef: string) => Promise<{ readonly availableMinor: bigint; readonly currency: string }>;
  /** Reserves value; `reference` is the hold. */
  readonly hold: (scope: Scope, request: ProviderRequest) => Promise<ProviderAnswer>;
  /** Takes what is held, at most the amount of the hold. */
  readonly capture: (scope: Scope, request: ProviderFollowUp) => Promise<ProviderAnswer>;
  /** Gives back what is held and was not captured. */
  readonly release: (scope: Scope, request: ProviderFollowUp) => Promise<ProviderAnswer>;
  /** Returns part of what was captured. */
  readonly refund: (scope: Scope, request: ProviderFollowUp) => Promise<ProviderAnswer>;
}

/** Where third parties add gift cards of their own. */
export const giftCardProviders = defineExtensionPoint<GiftCardProvider>("gift-card.providers");

/** A card to be issued to a client by another module. */
export type GiftCardRequest = {
  readonly clientId: number;
  /** Above 0, in minor units of `currency`. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Stable and unique among all modules, such as `loyalty-reward:17`: the same cause issues one card only. */
  readonly cause: string;
  /** Until when it can be spent; the module's setting when absent. */
  readonly expiresAt?: Date | undefined;
};

/** `code` is known only to the call that issued the card; the client finds the card among its own, too. */
export type IssuedGiftCard = { readonly id: number; readonly code: string | undefined; readonly last4: string };

/** What other modules may ask of gift cards; provided by this module itself. */
export type GiftCardIssuer = {
  /** Issues a promotional card in the caller's transaction. Throws `request.invalid` for an amount that is none. */
  readonly issue: (scope: Scope, request: GiftCardRequest) => Promise<IssuedGiftCard>;
};

/** Where gift cards can be issued; empty while the module is disabled. At most one item counts: the first. */
export const giftCardIssuer = defineExtensionPoint<GiftCardIssuer>("gift-card.issuer");

const ofCard = { gift_card_id: z.int(), currency: z.string() };

/** A card was made. Amounts of notices are minor units as text. */
export const giftCardIssued = defineNotice("gift_card_issued", z.object({ ...ofCard, amount_minor: z.string(), source: z.string() }));
/** A card paid for part of an invoice. */
export const giftCardRedeemed = defineNotice("gift_card_redeemed", z.object({ ...ofCard, amount_minor: z.string(), invoice_id: z.int() }));
/** What was unspent on a card was voided. */
export const giftCardVoided = defineNotice("gift_card_voided", z.object({ ...ofCard, amount_minor: z.string(), reason: z.string() }));
