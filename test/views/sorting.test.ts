import t from "tap";
import { z } from "zod";
import { seedDemo } from "#core/demo/seed-demo.ts";
import type { AnyMethod } from "#core/events/method.ts";
import { pagesApp } from "./pages-app.ts";

t.setTimeout(300_000);

type Row = Readonly<Record<string, unknown>>;
type Listed = { readonly total: number; readonly list: readonly Row[] };

t.test("every list that can be sorted is, by every column, both ways, and its pages do not overlap", async (t) => {
  const { call, scope, host } = await pagesApp(t);
  await seedDemo(host);
  const { wiring } = await scope();
  const sortable = wiring.methods.filter((method) => method.role === "admin" && sortsOf(method).length > 0 && needsNothing(method));
  t.ok(sortable.length >= 12, `${sortable.length} lists can be sorted`);
  for (const method of sortable) {
    for (const sort of sortsOf(method)) {
      const forth = await read(method.name, { sort, direction: "asc" });
      const back = await read(method.name, { sort, direction: "desc" });
      const name = `${method.name} by ${sort}`;
      t.same([...forth].toSorted(), [...back].toSorted(), `${name}: the same rows either way`);
      t.equal(new Set(forth).size, forth.length, `${name}: each row once`);
    }
  }
  async function read(name: string, sorting: object): Promise<readonly string[]> {
    const keys: string[] = [];
    for (let page = 1, total = 1; keys.length < total; page += 1) {
      const { list, ...counted } = await call<Listed>("admin", name, { ...sorting, page, per_page: 150 });
      total = list.length === 0 ? 0 : counted.total;
      keys.push(...list.map((row) => String(row["id"] ?? row["code"] ?? JSON.stringify(row))));
    }
    return keys;
  }
});

t.test("rows come in the order that was asked for, and what is absent comes last", async (t) => {
  const { call, open, signInStaff } = await pagesApp(t);
  for (const [first_name, company] of [
    ["Bea", "Zenith"],
    ["ada", null],
    ["Cem", "alpha"],
  ]) {
    await call("admin", "client_create", { email: `${first_name}@shop.example`, first_name, ...(company !== null && { company }) });
  }
  const names = async (input: object) => (await call<Listed>("admin", "client_get_list", input)).list.map(({ first_name: name }) => name);
  t.same(await names({}), ["Cem", "ada", "Bea"], "newest first");
  t.same(await names({ sort: "name", direction: "asc" }), ["ada", "Bea", "Cem"], "capital letters are no order");
  t.same(await names({ sort: "name" }), ["Cem", "Bea", "ada"]);
  t.same(await names({ sort: "company", direction: "asc" }), ["Cem", "Bea", "ada"]);
  t.same(await names({ sort: "company", direction: "desc" }), ["Bea", "Cem", "ada"]);
  await t.rejects(names({ sort: "pass" }), { code: "request.invalid" });
  const clients = (await call<Listed>("admin", "client_get_list")).list;
  const nameOf = new Map(clients.map((row) => [row["id"], row["first_name"]]));
  for (const id of nameOf.keys()) await call("admin", "invoice_prepare", { client_id: id, items: [{ title: "Work", price: 1 }] });
  const invoiced = async (direction: string): Promise<readonly unknown[]> => {
    const { list } = await call<Listed>("admin", "invoice_get_list", { sort: "client", direction });
    return list.map((row) => nameOf.get(row["client_id"]));
  };
  t.same(await invoiced("asc"), ["ada", "Bea", "Cem"], "by the name of the client");
  t.same(await invoiced("desc"), ["Cem", "Bea", "ada"]);
  const cookie = await signInStaff();
  const { text } = await open("/admin/clients?sort=-name&search=shop.example", cookie);
  t.match(text, /Cem[\s\S]*Bea[\s\S]*ada/);
  t.match(text, /aria-sort="descending"><a class="sort" href="\/admin\/clients\?search&#x3D;shop\.example&amp;sort&#x3D;name"/);
});

/** By what the input of a method lets it be sorted. */
function sortsOf({ input }: AnyMethod): readonly string[] {
  if (!(input instanceof z.ZodObject)) return [];
  const { sort } = input.shape as { readonly sort?: z.ZodType };
  const known = sort === undefined ? undefined : (z.toJSONSchema(sort, { io: "input", unrepresentable: "any" }) as { enum?: unknown }).enum;
  return Array.isArray(known) ? known.map(String) : [];
}

/** Lists of one thing's parts ask for the thing. */
function needsNothing({ input }: AnyMethod): boolean {
  return input.safeParse({}).success;
}
