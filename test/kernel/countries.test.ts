import t from "tap";
import { countryName, countryOptions } from "#core/kernel/countries.ts";

t.test("countries are named in the caller's language, and letters nobody knows stay as they are", async (t) => {
  t.equal(countryName("DE", "en"), "Germany");
  t.equal(countryName("de", "de"), "Deutschland");
  t.equal(countryName("Bavaria", "en"), "Bavaria");
  t.equal(countryName("", "en"), "");
});

t.test("every country can be chosen once, by name, and what was stored before stays choosable", async (t) => {
  const options = countryOptions("de", "DE", "Überall");
  const values = options.map(({ value }) => value);
  t.same(options[0], { value: "", label: "Überall" });
  t.equal(new Set(values).size, values.length);
  t.ok(values.length > 245 && values.length < 255, String(values.length));
  for (const code of ["AT", "CH", "DE", "US", "JP", "KW", "XK"]) t.ok(values.includes(code), code);
  for (const code of ["EU", "UN", "ZZ", "DD", "SU", "UK"]) t.notOk(values.includes(code), code);
  const labels = options.slice(1).map(({ label }) => label);
  t.same(labels, labels.toSorted(new Intl.Collator("de").compare));
  t.same(countryOptions("en", "XX")[0], { value: "XX", label: "XX" });
});
