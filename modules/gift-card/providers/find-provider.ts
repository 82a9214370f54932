import type { Scope } from "#core/events/scope.ts";
import { type GiftCardProvider, giftCardProviders } from "../contract.ts";
import { giftCardErrors } from "../errors.ts";
import { ownCards } from "./own-cards.ts";
import { OWN_PROVIDER } from "./own-provider-code.ts";

/** The provider of a code, or undefined while no active module provides it. */
export function findProvider(scope: Pick<Scope, "wiring">, code: string): GiftCardProvider | undefined {
  return code === OWN_PROVIDER ? ownCards : scope.wiring.provided(giftCardProviders).find((provider) => provider.code === code);
}

/** The third parties whose cards can be linked. */
export function remoteProviders(scope: Pick<Scope, "wiring">): readonly GiftCardProvider[] {
  return scope.wiring.provided(giftCardProviders).filter(({ reach }) => reach === "remote");
}

/** A third party by its code. Throws `gift_card.provider_unknown`. */
export function remoteProvider(scope: Pick<Scope, "wiring">, code: string): GiftCardProvider {
  const provider = remoteProviders(scope).find((candidate) => candidate.code === code);
  if (provider === undefined) throw giftCardErrors.error("gift_card.provider_unknown");
  return provider;
}
