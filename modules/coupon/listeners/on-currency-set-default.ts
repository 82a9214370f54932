import { onAfterAdminCurrencySetDefault } from "#core/billing/currencies/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { refoldFigures } from "../services/refold-figures.ts";

/** The figures of lists are in the shop's currency. */
export const onCurrencySetDefault = listen(onAfterAdminCurrencySetDefault, (scope) => refoldFigures(scope), { guards: true });
