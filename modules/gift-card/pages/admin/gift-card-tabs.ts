import { hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import { remoteProviders } from "../../providers/find-provider.ts";

/** The pages about gift cards that the caller may see; the one about third parties stands there while there are any. */
export function giftCardTabs(scope: Scope): readonly { readonly href: string; readonly label: string }[] {
  return [
    { href: "/gift-cards", label: "All gift cards" },
    { href: "/gift-cards/batches", label: "Batches" },
    { href: "/gift-cards/mails", label: "Mails" },
    ...(hasPermission(scope.actor, "gift_card.report") ? [{ href: "/gift-cards/report", label: "Liability" }] : []),
    ...(remoteProviders(scope).length > 0 ? [{ href: "/gift-cards/third-parties", label: "Third parties" }] : []),
  ];
}
