import t from "tap";
import { testHost } from "#test/harness/test-host.ts";

t.test("amounts in refusals are written as the caller's language writes them, and stay numbers in the details", async (t) => {
  const { host, call } = await testHost(t);
  const client = await call<number>("admin", "client_create", { email: "ada@shop.example", first_name: "Ada" });
  const id = await call<number>("admin", "invoice_prepare", { client_id: client, items: [{ title: "Lamp", price: 1234.5 }] });
  await t.rejects(call("admin", "invoice_adjust", { id, amount: 5000, reason: "x" }), {
    code: "invoice.amount_invalid",
    details: { max: 1234.5, currency: "USD" },
  });
  const details = { max: 1234.5, currency: "USD" };
  t.equal(host.translate("en", "invoice.amount_invalid", details), "The amount must be above 0 and at most $1,234.50.");
  t.equal(
    host.translate("de", "invoice.amount_invalid", details),
    "Der Betrag muss über 0 liegen und darf höchstens 1.234,50\u00A0$ sein.",
  );
  t.match(
    host.translate("en", "invoice.amount_invalid", { max: 3, currency: "GOLD" }),
    /at most 3 GOLD/,
    "an unknown currency stands as it is",
  );
});
