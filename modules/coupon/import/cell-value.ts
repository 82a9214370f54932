import { inspectInput } from "#core/api/inspect-input.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { partsValue, splitList } from "#core/views/args/arg-texts.ts";
import { couponGerman } from "../locales/de.ts";
import { couponEnglish } from "../locales/en.ts";

/** A cell that cannot mean what its column is for. The message is a word of the module. */
export class CellFault extends Error {}

/**
 * What a cell says about a field, as the API takes it. People's ways of writing are understood: `20 %`, `12,50 €`, `31.12.2027`, `ja`,
 * `1; 2`; a list or object may also be JSON, as in an export. What is not understood goes on as it is, for the schema to refuse.
 *
 * @throws CellFault for what begins like JSON and is none, or is more than a caller of the API may send
 */
export function cellValue(field: string, cell: string): unknown {
  const text = (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell).trim();
  if (field === "type") return TYPES.get(text.toLowerCase()) ?? text;
  if (/^[[{]/.test(text)) return jsonValue(text);
  if (AMOUNTS.has(field)) return amountText(text);
  if (field === "start_at") return momentText(text);
  if (field === "end_at") return momentText(text).replace(LAST_SECOND, "");
  if (UNLIMITED.has(field) && /^(?:unlimited|unbegrenzt|∞)$/i.test(text)) return 0;
  if (LISTS.has(field)) return splitList(text.replaceAll("|", ","));
  if (field === "bundle_required") return FLAGS.get(text.toLowerCase()) ?? partsValue(text);
  if (SWITCHES.has(field)) return FLAGS.get(text.toLowerCase()) ?? text;
  return WORDS.has(field) ? text.toLowerCase() : text;
}

const AMOUNTS: ReadonlySet<string> = new Set([
  "value",
  "min_order_amount",
  "max_discount_amount",
  "gift_card_value",
  "budget",
  "marketing_cost",
]);
const UNLIMITED: ReadonlySet<string> = new Set(["maxuses", "max_uses_per_user"]);
const LISTS: ReadonlySet<string> = new Set([
  "products",
  "periods",
  "client_groups",
  "excludes_classes",
  "consultant_restrictions",
  "service_type_restrictions",
]);
const SWITCHES: ReadonlySet<string> = new Set([
  "once_per_client",
  "freesetup",
  "recurring",
  "active",
  "valid_on_weekends",
  "valid_on_holidays",
  "apply_to_addons",
  "stackable",
  "automatic",
  "listed",
]);
const WORDS: ReadonlySet<string> = new Set(["applicable_to", "base", "min_order_base", "loyalty_points_mode"]);

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "y", "x", "1", "on", "ja", "j", "wahr", "an"].map((word) => [word, true] as const),
  ...["false", "no", "n", "0", "off", "nein", "falsch", "aus"].map((word) => [word, false] as const),
]);

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    percentage: ["percentage", "percent", "%", "prozent", "prozentual"],
    absolute: ["absolute", "fixed_amount", "fixed amount", "fixed", "amount", "betrag", "fester betrag", "festbetrag"],
    free_session: ["free_session", "free session", "free", "gratis", "freie sitzung", "gratissitzung"],
  }).flatMap(([type, words]) =>
    [...words, wordIn(couponEnglish.words, type), wordIn(couponGerman.words, type)].map((word) => [word, type] as const),
  ),
);

function wordIn(words: Readonly<Record<string, string>> | undefined, type: string): string {
  return (words?.[`coupon.type.${type}`] ?? type).toLowerCase();
}

function jsonValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    inspectInput(value);
    return value;
  } catch (fault) {
    throw new CellFault(fault instanceof AppError ? "Is nested too deeply, or holds what is no text." : "Begins like JSON and is none.");
  }
}

/** Without signs and blanks, with a point; `1,000` could be one or a thousand and is left to be refused. */
function amountText(text: string): string {
  const bare = text.replace(/^[A-Z]{3}(?=[\s\d])|(?<=[\s\d])[A-Z]{3}$|(?<=\d)\s*(?:sessions?|sitzung(?:en)?)$/i, "");
  const plain = bare.replaceAll(/\s|[%€$£¥]/g, "");
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,4}$/.test(plain)) return plain.replaceAll(".", "").replace(",", ".");
  if (/^\d{1,3}(?:,\d{3})+\.\d{1,4}$/.test(plain)) return plain.replaceAll(",", "");
  return /^\d+,(?:\d{1,2}|\d{4})$/.test(plain) ? plain.replace(",", ".") : plain;
}

/** Sheets count in seconds, and a day ends with its last millisecond: without a zone, its last second is all of the day. */
const LAST_SECOND = /(?<=^\d{4}-\d{2}-\d{2})[T ]23:59:59$/;

/** A day written as in German is told by its points; days with slashes mean different things in different countries. */
function momentText(text: string): string {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text);
  if (german === null) return text;
  const [, day = "", month = "", year = "", time] = german;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return time === undefined
    ? date
    : `${date}T${time.padStart(time.length === 4 || time.length === 7 ? time.length + 1 : time.length, "0")}`;
}
