import t from "tap";
import { z } from "zod";
import { offsetOf, pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";

const request = z.strictObject({ ...pageInput, search: z.string().optional() });

t.test("a request without page fields asks for the first hundred", async (t) => {
  t.same(request.parse({}), { page: 1, per_page: 100 });
});

t.test("page fields are also read from the text of a query", async (t) => {
  t.same(request.parse({ page: "3", per_page: "500" }), { page: 3, per_page: 500 });
});

t.test("pages outside the bounds are refused", async (t) => {
  for (const input of [
    { page: 0 },
    { page: -1 },
    { page: 1.5 },
    { per_page: 0 },
    { per_page: 501 },
    { page: "1e3" },
    { page: "" },
    { page: null },
    { other: 1 },
  ]) {
    t.notOk(request.safeParse(input).success, JSON.stringify(input));
  }
});

t.test("the description names bounds and defaults", async (t) => {
  t.match(z.toJSONSchema(request, { io: "input" }), {
    properties: { page: { type: "integer", minimum: 1, default: 1 }, per_page: { type: "integer", maximum: 500, default: 100 } },
    required: undefined,
  });
});

t.test("a page knows how many there are", async (t) => {
  t.same(pageOf(["a", "b"], 5, { page: 2, per_page: 2 }), { pages: 3, page: 2, per_page: 2, total: 5, list: ["a", "b"] });
  t.equal(pageOf([], 0, { page: 1, per_page: 100 }).pages, 0);
  t.equal(offsetOf({ page: 3, per_page: 50 }), 100);
  const output = pageOutput(z.string());
  t.same(output.parse(pageOf(["a"], 1, { page: 1, per_page: 100 })).list, ["a"]);
  t.notOk(output.safeParse(pageOf([1], 1, { page: 1, per_page: 100 })).success);
});
