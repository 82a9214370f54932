import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { earningRules } from "#modules/loyalty/contract.ts";
import { earlyBird } from "./early-bird.ts";

export const module = defineModule({ id: "loyalty-earning-rule", provides: [provide(earningRules, earlyBird)] });
