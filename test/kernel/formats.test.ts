import t from "tap";
import { dateFormat } from "#core/kernel/date-format.ts";
import { numberFormat } from "#core/kernel/number-format.ts";

t.test("formats are made once for each language, zone and style, and never taken for one another", (t) => {
  const instant = new Date("2030-01-31T23:30:00Z");
  const cases = [
    ["en", "UTC", { dateStyle: "medium" }, "Jan 31, 2030"],
    ["de", "UTC", { dateStyle: "medium" }, "31.01.2030"],
    ["de", "Europe/Berlin", { dateStyle: "medium" }, "01.02.2030"],
    ["de", "Europe/Berlin", { dateStyle: "medium", timeStyle: "short" }, "01.02.2030, 00:30"],
    ["de", "Europe/Berlin", { dateStyle: "long" }, "1. Februar 2030"],
  ] as const;
  for (const [language, zone, style, text] of [...cases, ...cases]) t.equal(dateFormat(language, zone, style).format(instant), text);
  t.equal(dateFormat("en", "UTC", { dateStyle: "medium" }), dateFormat("en", "UTC", { dateStyle: "medium" }));

  t.equal(numberFormat("en").format(1234.5678), "1,234.568");
  t.equal(numberFormat("de").format(1234.5678), "1.234,568");
  t.equal(numberFormat("en", { maximumFractionDigits: 4 }).format(1234.5678), "1,234.5678");
  t.equal(numberFormat("en", { style: "percent", maximumFractionDigits: 1 }).format(0.1234), "12.3%");
  t.equal(numberFormat("en", { style: "percent" }).format(0.1234), "12%");
  t.equal(numberFormat("de", { style: "unit", unit: "percent", maximumFractionDigits: 4 }).format(7.25), "7,25\u00a0%");
  t.equal(numberFormat("en"), numberFormat("en", {}));
  t.end();
});
