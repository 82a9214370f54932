import t from "tap";
import { ADMIN_EMAIL, ADMIN_PASSWORD, asAdmin, asClient, cookieOf, type TestApp, testApp } from "#test/api/test-app.ts";

type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: Record<string, unknown> };
type Verb = "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD";

/** Calls an address of the REST API; with the administrator's key unless other headers are given. */
function restOf({ app }: TestApp) {
  return async (method: Verb, path: string, body?: unknown, headers: Record<string, string> = asAdmin): Promise<Answer> => {
    const sent = body === undefined ? {} : { payload: JSON.stringify(body) };
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const reply = await app.inject({ method, url: `/api/v1/admin/coupons${path}`, headers: { ...type, ...headers }, ...sent });
    return { status: reply.statusCode, headers: reply.headers, body: reply.body === "" ? {} : reply.json() };
  };
}

t.test("the administration of coupons by REST", async (t) => {
  const shop = await testApp(t);
  const rest = restOf(shop);
  const form = {
    code: "REST-10",
    internal_name: "By REST",
    description: { en: "Ten off", de: "Zehn weniger" },
    discount_type: "fixed_amount",
    discount_value: 10,
    minimum_order_value: 25.5,
    max_uses_total: 3,
    max_uses_per_user: 1,
    valid_until: "2099-12-31",
    applicable_to: "all",
    utm_source: "letter",
    is_active: true,
  };

  t.test("a coupon is made with the names of the form, and shown with them", async (t) => {
    const made = await rest("POST", "", form);
    t.equal(made.status, 201);
    const { valid_until, ...same } = form;
    t.match(made.body, { ...same, valid_until: "2099-12-31T23:59:59.999Z", valid_from: null, used: 0, status: "active", currency: "USD" });
    for (const name of ["type", "value", "maxuses", "min_order_amount", "start_at", "end_at", "active", "result"])
      t.notOk(name in made.body, name);
    const id = Number(made.body["id"]);
    t.same(await rest("GET", `/${id}`).then(({ body }) => body), made.body);
    const { result } = await shop.post("/api/admin/coupon/get", { id }, asAdmin);
    t.match(result, { type: "absolute", value: 10, min_order_amount: 25.5, maxuses: 3, active: true });
  });

  t.test("it is changed, switched off and on, and deleted", async (t) => {
    const id = (await rest("POST", "", { code: "CHANGE", discount_type: "percentage", discount_value: 5 })).body["id"];
    const changed = await rest("PUT", `/${id}`, { discount_value: 7.5, max_uses_total: 9, valid_until: null });
    t.match(changed, { status: 200, body: { discount_value: 7.5, max_uses_total: 9, code: "CHANGE", version: 2 } });
    t.match(await rest("PUT", `/${id}`, { max_uses_total: null }), {
      status: 200,
      body: { max_uses_total: null, remaining_uses: "Unlimited" },
    });
    t.match(await rest("PUT", `/${id}`, { notes: "late", version: 1 }), {
      status: 409,
      body: { error: { code: "coupon.version_conflict" } },
    });
    t.match(await rest("POST", `/${id}/deactivate`), { status: 200, body: { is_active: false, status: "inactive" } });
    t.match(await rest("POST", `/${id}/activate`, {}), { status: 200, body: { is_active: true, status: "active" } });
    t.same((await rest("DELETE", `/${id}`)).body, { deleted: true });
    t.match(await rest("GET", `/${id}`), { status: 404, body: { error: { code: "coupon.not_found" } } });
    t.equal((await rest("DELETE", `/${id}`)).status, 404);
  });

  t.test("what does not fit is refused under the names of the form", async (t) => {
    const faults = async (fields: object): Promise<unknown> => {
      const { status, body } = await rest("POST", "", { code: "FAULTY", discount_type: "percentage", discount_value: 5, ...fields });
      t.equal(status, 400);
      return Object.keys((body["error"] as { details: object }).details);
    };
    t.same(await faults({ discount_value: 101 }), ["discount_value"]);
    t.same(await faults({ discount_value: 0 }), ["discount_value"]);
    t.same(await faults({ code: "AB" }), ["code"]);
    t.same(await faults({ code: "A B C" }), ["code"]);
    t.same(await faults({ internal_name: "no" }), ["internal_name"]);
    t.same(await faults({ minimum_order_value: -1 }), ["minimum_order_value"]);
    t.same(await faults({ max_uses_total: 0 }), ["max_uses_total"]);
    t.same(await faults({ max_uses_per_user: 11 }), ["max_uses_per_user"]);
    t.same(await faults({ valid_from: "2001-01-01" }), ["valid_from"]);
    t.same(await faults({ valid_from: "2098-01-02", valid_until: "2098-01-01" }), ["valid_until"]);
    t.same(await faults({ value: 5 }), ["value"], "the method's own names are not known here");
    t.same(await faults({ discount_type: "absolute" }), ["discount_type"]);
    const taken = await rest("POST", "", { ...form, code: "rest-10" });
    t.match(taken, { status: 409, body: { error: { code: "coupon.code_taken", details: { code: "REST-10" } } } });
    t.same(Object.keys(taken.body), ["error"], "there is no envelope");
  });

  t.test("a list is filtered and sorted, and paged", async (t) => {
    await rest("POST", "", { code: "FREEBIE", discount_type: "free_session", campaign_source: "spring" });
    const found = await rest("GET", "?discount_type=fixed_amount&sort=discount_value&direction=asc&per_page=1");
    t.match(found, { status: 200, body: { page: 1, per_page: 1, total: 1, list: [{ code: "REST-10", revenue: 0, conversion: 0 }] } });
    t.match((await rest("GET", "?campaign=spring&status=active,scheduled")).body, { total: 1, list: [{ code: "FREEBIE" }] });
    t.match(await rest("GET", "?maximum=3"), { status: 400, body: { error: { code: "request.invalid", details: { maximum: /./ } } } });
    t.equal((await rest("GET", "?per_page=501")).status, 400);
  });

  t.test("many are made at once, each judged by itself", async (t) => {
    const rows = [
      { code: "BULK-1", discount_type: "percentage", discount_value: 10 },
      { code: "REST-10", discount_type: "percentage", discount_value: 10 },
      { code: "BULK-3", discount_type: "percentage", discount_value: 150 },
      { code: "BULK-4", type: "percentage", value: 10 },
      { code: "BULK-5", discount_type: "fixed_amount", discount_value: "12.50" },
    ];
    const made = await rest("POST", "/bulk", { coupons: rows });
    t.match(made, {
      status: 200,
      body: {
        created: 2,
        failed: 3,
        results: [
          { index: 0, ok: true, code: "BULK-1", error: null },
          { index: 1, ok: false, id: null, code: "REST-10", error: { code: "coupon.code_taken" } },
          { index: 2, ok: false, error: { code: "request.invalid", details: { discount_value: /./ } } },
          { index: 3, ok: false, error: { code: "request.invalid", details: { discount_type: /./, type: /./, value: /./ } } },
          { index: 4, ok: true, code: "BULK-5" },
        ],
      },
    });
    t.equal((await rest("GET", "?search=BULK-")).body["total"], 2);
    const none = await rest("POST", "/bulk", { coupons: [{ ...rows[0], code: "ATOM-1" }, rows[1]], atomic: true });
    t.match(none.body, { created: 0, failed: 1, results: [{ ok: true, id: null }, { ok: false }] });
    t.equal((await rest("GET", "?search=ATOM-")).body["total"], 0);
    t.equal((await rest("POST", "/bulk", { coupons: [] })).status, 400);
  });

  t.test("verbs, addresses and bodies are strict", async (t) => {
    const wrong = await rest("PATCH", "/1", {});
    t.match(wrong, { status: 405, headers: { allow: "DELETE, GET, PUT" }, body: { error: { code: "request.method_not_allowed" } } });
    t.equal((await rest("HEAD", "/1")).status, 405);
    t.match(await rest("GET", "/bulk"), { status: 405, headers: { allow: "POST" } });
    for (const path of ["/abc", "/0", "/1/nothing", "/", "/1/", "/fraud-detection", "/1%2Fusage", "/999999"])
      t.equal((await rest("GET", path)).status, 404, path);
    t.equal((await rest("GET", "/1?x=1")).status, 400);
    t.equal((await rest("POST", "/1/activate", { id: 2 })).status, 400);
    const form = { ...asAdmin, "content-type": "application/x-www-form-urlencoded" };
    const reply = await shop.app.inject({ method: "POST", url: "/api/v1/admin/coupons", headers: form, payload: "code=FORM" });
    t.match({ status: reply.statusCode, body: reply.json() }, { status: 415, body: { error: { code: "request.unsupported_type" } } });
    const torn = await shop.app.inject({
      method: "POST",
      url: "/api/v1/admin/coupons",
      headers: { ...asAdmin, "content-type": "application/json" },
      payload: '{"code":',
    });
    t.match(
      { status: torn.statusCode, body: torn.json() },
      { status: 400, body: { error: { code: "request.invalid", details: { body: /./ } } } },
    );
    const large = await rest("POST", "", { notes: "x".repeat(1_100_000) });
    t.match(large, { status: 413, body: { error: { code: "request.too_large" } } });
    t.match(await rest("GET", "", undefined, { ...asAdmin, "accept-language": "de" }), { status: 200 });
    t.match(
      (await rest("GET", "/999999", undefined, { "accept-language": "de" })).body,
      { error: { message: "Bitte melden Sie sich an oder senden Sie einen gültigen API-Schlüssel." } },
      "in the caller's language",
    );
  });

  t.test("the same door: keys, permissions, sessions and their tokens, idempotency", async (t) => {
    t.match(await rest("GET", "", undefined, {}), { status: 401, body: { error: { code: "auth.required" } } });
    const { result: clientId } = await shop.post("/api/admin/client/create", { email: "c@shop.example", first_name: "C" }, asAdmin);
    const { result: key } = await shop.post("/api/admin/profile/api_key_reset", { id: clientId }, asAdmin);
    t.equal((await rest("GET", "", undefined, asClient(String(key)))).status, 403);
    const login = await shop.post("/api/guest/staff/login", { email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
    const cookie = cookieOf(login);
    t.equal((await rest("GET", "", undefined, { cookie })).status, 200);
    const row = { code: "SESSION", discount_type: "percentage", discount_value: 1 };
    t.match(await rest("POST", "", row, { cookie }), { status: 403, body: { error: { code: "auth.csrf" } } });
    const csrf = await shop.get("/api/guest/system/csrf", { cookie });
    const token = String(csrf.result);
    t.equal((await rest("POST", "", row, { cookie, "x-csrf-token": token, origin: "https://elsewhere.example" })).status, 403);
    t.equal((await rest("POST", "", row, { cookie, "x-csrf-token": token })).status, 201);

    const once = { ...asAdmin, "idempotency-key": "rest-key-0123456789" };
    const twice = { code: "ONLY-ONCE", discount_type: "percentage", discount_value: 2 };
    const first = await rest("POST", "", twice, once);
    const again = await rest("POST", "", twice, once);
    t.match(again, { status: 201, headers: { "idempotent-replayed": "true" } });
    t.same(again.body, first.body);
    t.match(await rest("POST", "", { ...twice, code: "OTHER" }, once), { status: 422, body: { error: { code: "idempotency.mismatch" } } });
    const refused = { ...asAdmin, "idempotency-key": "rest-key-refused-01" };
    const refusal = await rest("POST", "", { ...twice, discount_value: 200 }, refused);
    t.match(await rest("POST", "", { ...twice, discount_value: 200 }, refused), { status: 400, body: refusal.body });
  });

  t.test("while the module is switched off there is nothing", async (t) => {
    t.equal((await shop.post("/api/admin/extension/deactivate", { id: "loyalty" }, asAdmin)).status < 500, true);
    t.equal((await shop.post("/api/admin/extension/deactivate", { id: "gift-card" }, asAdmin)).status < 500, true);
    const off = await shop.post("/api/admin/extension/deactivate", { id: "coupon" }, asAdmin);
    t.equal(off.status, 200, off.text);
    t.match(await rest("GET", ""), { status: 404, body: { error: { code: "request.not_found" } } });
    t.notMatch((await shop.get("/openapi.json")).text, "/api/v1/admin/coupons");
    t.equal((await shop.post("/api/admin/extension/activate", { id: "coupon" }, asAdmin)).status, 200);
    t.equal((await rest("GET", "")).status, 200);
  });
});
