/** The country a VAT number is from, as ISO 3166 has it; undefined for a text that is no VAT number. Pure. */
export function vatCountry(number: string | null): string | undefined {
  const [, prefix] = VAT_NUMBER.exec((number ?? "").replace(/[\s.-]/g, "").toUpperCase()) ?? [];
  return prefix === undefined ? undefined : (OTHER_NAMES[prefix] ?? prefix);
}

const VAT_NUMBER = /^([A-Z]{2})(?=.*\d)[0-9A-Z+*]{2,12}$/;

/** Where VAT numbers call a country by another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = { EL: "GR", XI: "GB" };
