import pg from "pg";

/**
 * How PostgreSQL's text becomes values, the same on every connection: int8 → bigint, numeric → its exact text, date → "YYYY-MM-DD",
 * timestamptz → Date, int4 → number, json → parsed. Nothing is ever rounded, and no date moves with the time zone of the machine.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format === "binary") return pg.types.getTypeParser(oid, "binary");
    return ownParsers.get(oid) ?? pg.types.getTypeParser(oid);
  },
};

const asText = (text: string): string => text;

const TEXT_ARRAY: number = 1009;

const parseTextArray: (text: string) => (string | null)[] = pg.types.getTypeParser(TEXT_ARRAY);

const parseBigintArray = (text: string): (bigint | null)[] => parseTextArray(text).map((entry) => (entry === null ? null : BigInt(entry)));

const ownParsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [20, BigInt],
  [1016, parseBigintArray],
  [1700, asText],
  [1231, parseTextArray],
  [1082, asText],
  [1182, parseTextArray],
]);
