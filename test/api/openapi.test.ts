import t from "tap";
import { z } from "zod";
import { verbsOf } from "#core/api/find-method.ts";
import { openApiDocument } from "#core/api/openapi/openapi-document.ts";
import { asAdmin, testApp } from "./test-app.ts";

const schemaObject = z.record(z.string(), z.unknown());
const parameter = z.union([
  z.strictObject({ $ref: z.string() }),
  z.strictObject({ name: z.string(), in: z.enum(["query", "path"]), required: z.boolean(), schema: schemaObject }),
]);
const operation = z.strictObject({
  operationId: z.string(),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(3),
  description: z.string().optional(),
  "x-permission": z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).min(1),
  parameters: z.array(parameter).optional(),
  requestBody: z
    .strictObject({ required: z.boolean(), content: z.record(z.string(), z.strictObject({ schema: schemaObject })) })
    .optional(),
  responses: z.record(z.string().regex(/^\d{3}$/), schemaObject),
});
const document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })).length(1),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(
    z.string().startsWith("/api/"),
    z.strictObject({ get: operation.optional(), post: operation.optional(), put: operation.optional(), delete: operation.optional() }),
  ),
  components: z.strictObject({
    schemas: z.record(z.string(), schemaObject),
    responses: z.record(z.string(), schemaObject),
    securitySchemes: z.record(z.string(), schemaObject),
    parameters: z.record(z.string(), schemaObject),
  }),
});

t.test("the description is whole, and names every method with its verbs", async (t) => {
  const { get, host } = await testApp(t);
  const reply = await get("/openapi.json");
  t.equal(reply.status, 200);
  t.match(reply.headers["content-type"], /^application\/json/);
  const described = document.parse(JSON.parse(reply.text));
  const { wiring } = await host.snapshotAt((await host.stateOf()).revision);
  const operations = Object.values(described.paths).flatMap((verbs) => Object.values(verbs).filter((verb) => verb !== undefined));
  t.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length, "operation ids are unique");
  for (const method of wiring.methods) {
    const id = `${method.role}_${method.name}`;
    const [path, verbs] = Object.entries(described.paths).find(([, { post }]) => post?.operationId === id) ?? [];
    t.ok(path?.startsWith(`/api/${method.role}/`), id);
    t.equal(path?.split("/").slice(3).join("_"), method.name);
    t.equal(verbs?.get !== undefined, verbsOf(method).includes("GET"));
    t.equal(verbs?.post?.["x-permission"], method.permission);
  }
  const addresses = Object.entries(described.paths).filter(([path]) => path.startsWith("/api/v1/"));
  t.equal(Object.keys(described.paths).length - addresses.length, wiring.methods.length);
  t.ok(wiring.rest.length > 0);
  for (const { verb, path, role, method } of wiring.rest) {
    const verbs = new Map(Object.entries(Object.fromEntries(addresses)[`/api/v1${path}`] ?? {}));
    t.equal(verbs.get(verb.toLowerCase())?.["x-permission"], wiring.method(role, method)?.permission, `${verb} ${path}`);
  }
});

t.test("every reference leads somewhere", async (t) => {
  const { get } = await testApp(t);
  const { text } = await get("/openapi.json");
  const described = JSON.parse(text);
  const refs = [...new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = ""]) => ref))];
  t.ok(refs.length >= 9);
  for (const ref of refs) {
    t.match(ref, /^#\/components\//);
    const found = ref
      .slice(2)
      .split("/")
      .reduce((place, step) => place?.[step], described);
    t.type(found, "object", ref);
  }
});

t.test("input and output, strictness and bounds are those of the schemas", async (t) => {
  const { get } = await testApp(t);
  const { paths } = JSON.parse((await get("/openapi.json")).text);
  const echo = paths["/api/guest/sample/echo"];
  const body = echo.post.requestBody.content["application/json"].schema;
  t.equal(body.additionalProperties, false);
  t.match(body.properties.count, { type: "integer", minimum: 1, maximum: 2_147_483_647 });
  t.same(echo.post.responses["200"].content["application/json"].schema.properties.error, { type: "null" });
  t.ok(echo.get.parameters.some((field: { name: string; in: string }) => field.name === "text" && field.in === "query"));
  t.same(paths["/api/guest/sample/add"].post.parameters, [{ $ref: "#/components/parameters/IdempotencyKey" }]);
  t.same(paths["/api/guest/sample/add"].get, undefined);
  t.same(paths["/api/admin/sample/touch"].post["x-permission"], "sample.use");
});

t.test("it is kept until modules or settings change, and known by its tag", async (t) => {
  const { get, post, host } = await testApp(t);
  const first = await get("/openapi.json");
  t.match(await get("/openapi.json", { "if-none-match": String(first.headers.etag) }), { status: 304, text: "" });
  const { revision } = await host.stateOf();
  await post("/api/admin/system/update_params", { company: "Another" }, asAdmin);
  t.ok((await host.stateOf()).revision > revision);
  t.equal((await get("/openapi.json")).text, first.text);
});

t.test("a module's own underscore stays in its segment", async (t) => {
  const { host } = await testApp(t);
  const { wiring } = await host.snapshotAt((await host.stateOf()).revision);
  const [method] = wiring.methods;
  if (method === undefined) throw new TypeError("There are methods.");
  const renamed = {
    ...wiring,
    modules: ["gift-card"],
    rest: [],
    methods: [{ ...method, role: "client" as const, name: "gift_card_redeem" }],
  };
  t.same(Object.keys(document.parse(openApiDocument(renamed, { version: "1.0.0", serverUrl: undefined })).paths), [
    "/api/client/gift_card/redeem",
  ]);
});
