import t from "tap";
import { z } from "zod";
import { isLanguage } from "#core/kernel/language.ts";
import { boundedText, currencyCode, flag, idNumber, instantText, quantity, wholeNumber } from "#core/kernel/wire.ts";

type Case = readonly [name: string, schema: z.ZodType, accepted: readonly (readonly [unknown, unknown])[], refused: readonly unknown[]];

const cases: readonly Case[] = [
  [
    "a flag",
    flag,
    [
      [true, true],
      [false, false],
      [1, true],
      [0, false],
      ["1", true],
      ["0", false],
      ["true", true],
      ["false", false],
    ],
    ["yes", "TRUE", "", 2, -1, null, undefined, [], {}, "toString", [1]],
  ],
  [
    "an id",
    idNumber,
    [
      [1, 1],
      ["42", 42],
      [2_147_483_647, 2_147_483_647],
    ],
    [0, -1, 1.5, "0", "-1", "1.0", "1e3", " 1", "01", "0x1", "", 2_147_483_648, "9".repeat(400), Number.NaN, null, true, [1], {}],
  ],
  [
    "a quantity",
    quantity,
    [
      [1, 1],
      ["10000", 10_000],
    ],
    [0, 10_001, "10001", 0.5, "0.5", "1e3", -1, null],
  ],
  [
    "a whole number within bounds",
    wholeNumber(-5, 5),
    [
      ["-5", -5],
      ["0", 0],
    ],
    ["-0", -6, 6],
  ],
  [
    "a currency code",
    currencyCode,
    [
      ["eur", "EUR"],
      ["USD", "USD"],
    ],
    ["QQQ", "EU", "EURO", "", 978, null, "ſek"],
  ],
  ["the text of an instant", instantText, [["2026-01-01", "2026-01-01"]], ["", "2".repeat(41), 20260101, null]],
  [
    "bounded text",
    boundedText(10, 1),
    [
      ["a\r\nb\rc\td", "a\nb\nc\td"],
      ["e\u0301", "é"],
      ["😀", "😀"],
      ["{{x}} <b>", "{{x}} <b>"],
    ],
    ["", "12345678901", "a\u0000b", "\u001B[0m", "\u007F", "\u0085", "\uD800", 5, null],
  ],
];

for (const [name, schema, accepted, refused] of cases) {
  t.test(`${name} is read`, async (t) => {
    for (const [input, output] of accepted) t.equal(schema.parse(input), output, JSON.stringify(input));
    for (const input of refused) t.notOk(schema.safeParse(input).success, JSON.stringify(input));
  });
}

t.test("optional and defaulted blocks may be left out, and describe themselves plainly", async (t) => {
  const input = z.strictObject({ id: idNumber.optional(), active: flag.default(true), quantity: quantity.default(1) });
  t.same(input.parse({}), { active: true, quantity: 1 });
  t.match(z.toJSONSchema(input, { io: "input" }), {
    properties: { id: { type: "integer", minimum: 1 }, active: { type: "boolean" }, quantity: { type: "integer", maximum: 10_000 } },
    required: undefined,
  });
});

t.test("languages are the two that the product speaks", async (t) => {
  t.ok(isLanguage("en") && isLanguage("de"));
  t.notOk(isLanguage("fr") || isLanguage("EN"));
});
