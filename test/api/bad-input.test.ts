import t from "tap";
import { type Components, jsonSchemaOf } from "#core/api/openapi/json-schema.ts";
import type { AnyMethod } from "#core/events/method.ts";
import { fieldsOf, sampleOf } from "./sample-of.ts";
import { asAdmin, asClient, type TestApp, testApp } from "./test-app.ts";

t.setTimeout(900_000);

/** What no field may take down the host with. Some of it is fine for some fields; none of it may be answered with a fault. */
const badValues: readonly unknown[] = [
  null,
  {},
  [],
  "",
  "x".repeat(10_001),
  "\u0000",
  "' or 1=1 --",
  "2026-02-30",
  -1,
  0,
  1.5,
  0.001,
  2 ** 31,
  2 ** 53,
  1e21,
  "NaN",
  "٣",
  true,
  [[]],
  Array.from({ length: 1_001 }, () => 1),
  { $ne: null },
  { constructor: { prototype: {} } },
];

/** These stop or move the shop for every method after them; their own tests cover them. */
const apart = new Set([
  "system_set_clock",
  "extension_deactivate",
  "extension_uninstall",
  "cron_run",
  "profile_logout",
  "profile_generate_api_key",
]);

t.test("no method answers bad input with a fault, whatever field it is in", async (t) => {
  const tested = await testApp(t);
  const { wiring } = await tested.scope();
  for (const method of wiring.methods.filter(({ name }) => !apart.has(name) && !name.startsWith("sample_"))) {
    const faults = await faultsOf(tested, method, await signedUp(tested, method.name));
    t.same(faults, [], `${method.role} ${method.name}`);
    t.equal((await tested.get("/api/admin/profile/get", asAdmin)).status, 200, "the administrator is still let in");
  }
  t.same(
    tested.logged.filter(({ level }) => level === "error"),
    [],
    "and nothing was logged as one",
  );
});

async function faultsOf(tested: TestApp, method: AnyMethod, key: string): Promise<readonly string[]> {
  const components: Components = new Map();
  const schema = jsonSchemaOf(method.input, "input", method.name, components);
  const sample = sampleOf(schema, components);
  const valid = typeof sample === "object" && sample !== null ? sample : {};
  const inputs: [string, unknown][] = [
    ["everything missing", {}],
    ["an unknown field", { ...valid, surplus: 1 }],
    ["no object", [valid]],
    ["a plausible input", valid],
  ];
  for (const field of Object.keys(fieldsOf(schema))) {
    for (const [index, value] of badValues.entries()) inputs.push([`${field} with bad value ${index}`, { ...valid, [field]: value }]);
  }
  const faults: string[] = [];
  for (const [what, input] of inputs) {
    const { status, text } = await tested.post(addressOf(method), input, method.role === "admin" ? asAdmin : asClient(key));
    if (status >= 500) faults.push(`${what}: ${status} ${text.slice(0, 200)}`);
  }
  return faults;
}

function addressOf({ role, name }: AnyMethod): string {
  const [module = "", ...rest] = name.split("_");
  return `/api/${role === "guest" ? "client" : role}/${module}/${rest.join("_")}`;
}

/** Each method is tried by a client of its own: an earlier one may have been changed or erased on the way. */
async function signedUp({ post }: TestApp, name: string): Promise<string> {
  const client = await post("/api/admin/client/create", { email: `${name}@shop.example`, first_name: "Bad" }, asAdmin);
  const key = await post("/api/admin/profile/api_key_reset", { id: client.result }, asAdmin);
  return String(key.result);
}
