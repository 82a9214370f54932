import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { buildApp } from "#core/app/build-app.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { ensureFirstAdministrator } from "#core/identity/staff/ensure-first-administrator.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { type TestHost, testHost } from "#test/harness/test-host.ts";
import { samplePages } from "./sample-pages.ts";

export const ADMIN_EMAIL = "boss@shop.example";
export const ADMIN_PASSWORD = "correct horse battery";

export type Answer = Pick<LightMyRequestResponse, "headers"> & { readonly status: number; readonly text: string };

export type PagesApp = TestHost & {
  /** Where the web server listens, for a browser. */
  readonly listen: () => Promise<string>;
  readonly send: (request: InjectOptions) => Promise<Answer>;
  /** Opens a page as a browser does. */
  readonly open: (url: string, cookie?: string) => Promise<Answer>;
  /** Sends a form as a browser does: with the token of the page it stands on, unless told otherwise. */
  readonly submit: (url: string, fields: Fields, cookie?: string, options?: SubmitOptions) => Promise<Answer>;
  /** The session cookie of a staff member, the first administrator unless named. */
  readonly signInStaff: (email?: string, password?: string) => Promise<string>;
};

type Fields = Readonly<Record<string, string>>;
type PagesOptions = {
  readonly themes?: string;
  readonly environment?: Fields;
  /** Where further modules are looked for, beside those of the project. */
  readonly folders?: readonly string[];
};
type SubmitOptions = { readonly csrfToken?: string | undefined; readonly headers?: Fields };

/** The web server with its pages, those of {@link samplePages} included, and the first administrator. */
export async function pagesApp(t: TestLife, { themes, environment = {}, folders = [] }: PagesOptions = {}): Promise<PagesApp> {
  const loaded = await loadCatalogue({ folders });
  const tested = await testHost(t, { environment, catalogue: { ...loaded, modules: [...loaded.modules, samplePages] } });
  await ensureFirstAdministrator(await tested.scope(), { adminEmail: ADMIN_EMAIL, adminPassword: ADMIN_PASSWORD, adminApiKey: undefined });
  const app = await buildApp(tested.host, undefined, { themes });
  t.teardown(() => app.close());
  const send = async (request: InjectOptions): Promise<Answer> => {
    const { statusCode, headers, body } = await app.inject(request);
    return { status: statusCode, headers, text: body };
  };
  const open: PagesApp["open"] = (url, cookie) =>
    send({ method: "GET", url, headers: { accept: "text/html", ...(cookie !== undefined && { cookie }) } });
  const submit: PagesApp["submit"] = async (url, fields, cookie, options = {}) => {
    const token = "csrfToken" in options ? options.csrfToken : tokenOf((await open(url, cookie)).text);
    const payload = new URLSearchParams({ ...fields, ...(token !== undefined && { _csrf: token }) }).toString();
    const headers = { accept: "text/html", "content-type": "application/x-www-form-urlencoded", ...options.headers };
    return send({ method: "POST", url, headers: cookie === undefined ? headers : { ...headers, cookie }, payload });
  };
  const signInStaff: PagesApp["signInStaff"] = async (email = ADMIN_EMAIL, password = ADMIN_PASSWORD) =>
    sessionOf(await submit("/admin/sign-in", { email, password }));
  return { ...tested, listen: () => app.listen({ host: "127.0.0.1", port: 0 }), send, open, submit, signInStaff };
}

/** The session cookie that an answer sets, ready to be sent back. */
export function sessionOf({ headers }: Answer): string {
  const cookies = [headers["set-cookie"] ?? []].flat().map(String);
  return cookies.find((cookie) => cookie.startsWith("largesse_session="))?.split(";")[0] ?? "";
}

/** The CSRF token in a page's forms. */
export function tokenOf(html: string): string | undefined {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
}
