import t from "tap";
import { cellValue } from "#modules/coupon/import/cell-value.ts";
import { guessMapping, isTold } from "#modules/coupon/import/guess-mapping.ts";
import { rowFields } from "#modules/coupon/import/row-fields.ts";

t.test("cells are understood as people and programs write them", async (t) => {
  const cells: readonly (readonly [field: string, cell: string, value: unknown])[] = [
    ["type", "Percentage", "percentage"],
    ["type", "Prozent", "percentage"],
    ["type", "fixed_amount", "absolute"],
    ["type", "nothing", "nothing"],
    ["value", "20 %", "20"],
    ["value", "12,50 €", "12.50"],
    ["value", "$1,234.50", "1234.50"],
    ["value", "1.234,50", "1234.50"],
    ["value", "USD 10", "10"],
    ["value", "10.00 EUR", "10.00"],
    ["value", "2 sessions", "2"],
    ["value", "1,000", "1,000"],
    ["value", "tenabc", "tenabc"],
    ["start_at", "31.12.2027", "2027-12-31"],
    ["end_at", "1.2.2027 9:30", "2027-02-01T09:30"],
    ["end_at", "12/31/2027", "12/31/2027"],
    ["end_at", "2027-12-31T23:59:59", "2027-12-31"],
    ["end_at", "2027-12-31T23:59:59Z", "2027-12-31T23:59:59Z"],
    ["start_at", "2027-12-31T23:59:59", "2027-12-31T23:59:59"],
    ["maxuses", "Unlimited", 0],
    ["products", "1; 2,3", ["1", "2", "3"]],
    ["products", "[1,2]", [1, 2]],
    [
      "bundle_required",
      "3, 5 × 2",
      [
        { id: 3, quantity: 1 },
        { id: 5, quantity: 2 },
      ],
    ],
    ["active", "Ja", true],
    ["active", "0", false],
    ["active", "maybe", "maybe"],
    ["notes", "'=1+1", "=1+1"],
    ["notes", "'quoted'", "'quoted'"],
    ["applicable_to", "ALL", "all"],
  ];
  for (const [field, cell, value] of cells) t.strictSame(cellValue(field, cell), value, `${field}: ${cell}`);
  t.throws(() => cellValue("conditions", "{torn"), { message: /JSON/ });
});

t.test("columns are known by the names of both seeds, of exports, and by labels in both languages", async (t) => {
  const seed = [
    "code",
    "discount_type",
    "discount_value",
    "valid_from",
    "internal_name",
    "description_en",
    "max_uses_total",
    "valid_until",
  ];
  t.strictSame(guessMapping(seed), ["code", "type", "value", "start_at", "internal_name", "description_en", "maxuses", "end_at"]);
  t.strictSame(guessMapping(["Code", "Internal name", "Type", "Value", "Status", "Limit", "Expires", "Campaign"]), [
    "code",
    "internal_name",
    "type",
    "value",
    null,
    "maxuses",
    "end_at",
    "campaign_source",
  ]);
  t.strictSame(guessMapping(["Gutscheincode", "Art", "Wert", "Gültig ab", "Letzter Tag", "Kampagne", "Beschreibung"]), [
    "code",
    "type",
    "value",
    "start_at",
    "end_at",
    "campaign_source",
    "description_de",
  ]);
  t.strictSame(guessMapping(["Code", "code", "constructor", ""]), ["code", null, null, null], "a field is meant once");
  for (const title of ["id", "Status", "Umsatz", "held", "Zeile", "Fehler"]) t.ok(isTold(title), title);
  t.notOk(isTold("colour"));
});

t.test("an empty cell says nothing, a cell too many is a fault, and descriptions in two columns are one", async (t) => {
  const mapping = ["code", "description_en", "description_de", "conditions", null];
  t.strictSame(rowFields(["A", "", " ", ""], mapping), { fields: { code: "A" }, faults: [] });
  t.strictSame(rowFields(["", "English", "Deutsch"], mapping).fields, { description: { en: "English", de: "Deutsch" } });
  t.match(rowFields(["A", "", "", "{torn", "", "more"], mapping).faults, [{ field: "conditions" }, { field: null }]);
});
