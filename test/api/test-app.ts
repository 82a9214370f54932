import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { buildApp } from "#core/app/build-app.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { ensureFirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { type TestHost, type TestHostOptions, testHost } from "#test/harness/test-host.ts";
import { samplePart } from "./sample-part.ts";

export const ADMIN_KEY = "administrator-key-0123456789abcdef0123";
export const ADMIN_EMAIL = "boss@shop.example";
export const ADMIN_PASSWORD = "correct horse battery";

export type Reply = {
  readonly status: number;
  readonly headers: LightMyRequestResponse["headers"];
  readonly text: string;
  readonly result: unknown;
  readonly error: { readonly code: string; readonly message: string; readonly details: Record<string, unknown> } | null;
};

export type TestApp = TestHost & {
  readonly app: FastifyInstance;
  /** POST with a JSON body. */
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Reply>;
  readonly send: (request: InjectOptions) => Promise<Reply>;
};

/** The whole web server on a database of its own, with the first administrator and the methods of {@link samplePart}. */
export async function testApp(t: TestLife, options: TestHostOptions = {}): Promise<TestApp> {
  const loaded = await loadCatalogue();
  const tested = await testHost(t, { ...options, catalogue: { ...loaded, parts: [...loaded.parts, samplePart] } });
  const settings = { adminEmail: ADMIN_EMAIL, adminPassword: ADMIN_PASSWORD, adminApiKey: ADMIN_KEY };
  await ensureFirstAdministrator(await tested.scope(), settings);
  const app = await buildApp(tested.host);
  t.teardown(() => app.close());
  const send = async (request: InjectOptions): Promise<Reply> => replyOf(await app.inject(request));
  return {
    ...tested,
    app,
    send,
    get: (url, headers = {}) => send({ method: "GET", url, headers }),
    post: (url, body = {}, headers = {}) =>
      send({ method: "POST", url, headers: { "content-type": "application/json", ...headers }, payload: JSON.stringify(body) }),
  };
}

export const asAdmin = { authorization: `Basic ${Buffer.from(`admin:${ADMIN_KEY}`).toString("base64")}` };

export function asClient(key: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`client:${key}`).toString("base64")}` };
}

/** The session cookie that an answer sets, ready to be sent back. */
export function cookieOf(reply: Reply): string {
  const header = reply.headers["set-cookie"];
  const [first = ""] = Array.isArray(header) ? header : [header ?? ""];
  return String(first).split(";")[0] ?? "";
}

function replyOf(response: LightMyRequestResponse): Reply {
  const isJson = String(response.headers["content-type"]).startsWith("application/json");
  const { result = null, error = null } = isJson && response.body !== "" ? response.json<Partial<Reply>>() : {};
  return { status: response.statusCode, headers: response.headers, text: response.body, result, error };
}
