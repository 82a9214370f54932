import { boundedText } from "#core/kernel/wire.ts";

/** A code as somebody types it: any text, because one that cannot be a code is answered like one that nobody has. */
export const typedCode = boundedText(100, 1);
