import { couponGerman } from "../locales/de.ts";
import { couponEnglish } from "../locales/en.ts";
import { labelOfField } from "../pages/field-labels.ts";
import { IMPORT_FIELDS, OTHER_NAMES, TOLD_COLUMNS } from "./import-fields.ts";

/** Which field each column means, by its title: null for none. A field is meant by the first column that could. */
export function guessMapping(columns: readonly string[]): readonly (string | null)[] {
  const taken = new Set<string>();
  return columns.map((title) => {
    const field = KNOWN.get(plainTitle(title));
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** Whether a column only tells what has become of a coupon, as those of an export do. */
export function isTold(title: string): boolean {
  return TOLD_COLUMNS.has(plainTitle(title)) || TOLD_TITLES.has(plainTitle(title));
}

function plainTitle(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_|_$/g, "");
}

/** What people and other systems call the fields, beside the names and labels of our own. */
const MORE_TITLES: Readonly<Record<string, readonly string[]>> = {
  code: ["coupon", "coupon_code", "promo_code", "promocode", "voucher", "gutscheincode", "gutschein"],
  type: ["kind", "art", "typ", "rabattart"],
  value: ["amount", "discount", "rabatt", "betrag", "wert"],
  internal_name: ["name", "title", "bezeichnung"],
  description_en: ["english_description", "description_english"],
  description_de: ["beschreibung", "german_description", "description_german"],
  start_at: ["from", "start", "starts", "start_date", "valid_from", "von", "ab", "beginn", "gültig_ab", "gültig_von"],
  end_at: ["until", "end", "ends", "end_date", "expires", "expiry", "expires_at", "bis", "ende", "endet", "gültig_bis"],
  maxuses: ["limit", "max_uses", "usage_limit", "grenze"],
  campaign_source: ["campaign", "kampagne"],
  active: ["enabled", "aktiv"],
  notes: ["note", "notiz", "notizen"],
};

const TOLD_TITLES: ReadonlySet<string> = new Set(
  ["Uses", "Revenue", "Conversion", "Created", "Last used", "Status", "Why", "Discounts given", "Currency", "In words", "Line", "Error"]
    .flatMap((word) => [word, couponGerman.words?.[word] ?? word])
    .map(plainTitle),
);

const KNOWN: ReadonlyMap<string, string> = new Map([
  ...IMPORT_FIELDS.toReversed().flatMap((field) => labelsOf(field).map((label) => [plainTitle(label), field] as const)),
  ...Object.entries(MORE_TITLES).flatMap(([field, titles]) => titles.map((title) => [plainTitle(title), field] as const)),
  ...Object.entries(OTHER_NAMES),
  ...IMPORT_FIELDS.map((field) => [field, field] as const),
]);

function labelsOf(field: string): readonly string[] {
  const word = labelOfField(field.replace(/^description_/, "description."));
  return [couponEnglish.words?.[word] ?? word, couponGerman.words?.[word] ?? word];
}
