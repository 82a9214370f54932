import { checkoutHolding, invoiceRefunding, invoiceSettling } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { clientErasing } from "#core/identity/hooks.ts";
import { issueBoughtCards } from "../purchases/issue-bought-cards.ts";
import { voidBoughtCards } from "../purchases/void-bought-cards.ts";
import { forgetClient } from "../services/forget-client.ts";
import { holdCards } from "../services/hold-cards.ts";

const inCards = { lane: "cards", guards: true } as const;

/** What gift cards do in the life of an invoice and of a client. All of it guards value; capture, release and refund are the tender's. */
export const ownListeners = [
  listen(checkoutHolding, holdCards, inCards),
  listen(invoiceSettling, issueBoughtCards, inCards),
  listen(invoiceRefunding, voidBoughtCards, inCards),
  listen(clientErasing, (scope, { clientId }) => forgetClient(scope, clientId), inCards),
];
