import { boundedText } from "#core/kernel/wire.ts";

/** A code as somebody types it; what it is found to be is the same answer for everything that is none. */
export const cardCode = boundedText(100, 1);

/** Why something is done; kept with it. */
export const reason = boundedText(500, 1);
