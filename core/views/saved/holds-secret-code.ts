import { normaliseSecretCode } from "#core/kernel/secret-code.ts";

/** Whether a text is, or has somewhere in it, what could be the code of a gift card. */
export function holdsSecretCode(text: string): boolean {
  return normaliseSecretCode(text) !== undefined || [...text.matchAll(PRINTED)].some(([found]) => normaliseSecretCode(found) !== undefined);
}

/** A code as it is printed on a card or typed from it, between other words. */
const PRINTED = /(?<![0-9a-z])(?:[0-9a-z]{4}[\s\p{Dash_Punctuation}]?){3}[0-9a-z]{4}[0-9a-z*~$=](?![0-9a-z])/giu;
