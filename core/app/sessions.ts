import { fastifyCookie } from "@fastify/cookie";
import { fastifyCsrfProtection } from "@fastify/csrf-protection";
import { fastifySession } from "@fastify/session";
import type { FastifyInstance } from "fastify";
import { fastifyPlugin } from "fastify-plugin";
import { drawSessionId, SESSION_COOKIE } from "#core/api/session-data.ts";
import { CLIENT_SESSION_HOURS, sessionStore } from "#core/api/session-store.ts";
import type { Host } from "#core/host/open-host.ts";

/**
 * Cookies, sessions and CSRF tokens for everything registered beside it. A session is loaded only when its cookie comes, and stored only
 * when something is kept in it: a sign-in, a guest's cart, a CSRF token.
 */
export const sessions = fastifyPlugin(
  async (app: FastifyInstance, { host }: { readonly host: Host }) => {
    await app.register(fastifyCookie);
    await app.register(fastifySession, {
      secret: host.secrets.keyFor("session").toString("hex"),
      store: sessionStore(host.database),
      cookieName: SESSION_COOKIE,
      idGenerator: drawSessionId,
      saveUninitialized: false,
      rolling: false,
      cookie: { path: "/", httpOnly: true, sameSite: "lax", secure: "auto", maxAge: CLIENT_SESSION_HOURS * 3_600_000 },
    });
    await app.register(fastifyCsrfProtection, { sessionPlugin: "@fastify/session", getToken, logLevel: "debug" });
    if (host.environment.publicUrl?.startsWith("https:")) app.addHook("onSend", onlyOverHttps);
  },
  { name: "largesse-sessions" },
);

type TokenBearer = { readonly headers: Readonly<Record<string, unknown>>; readonly formToken?: string | undefined };

/** Programs and scripts send the token as a header, a plain form as a field. */
function getToken({ headers, formToken }: TokenBearer): string | undefined {
  const token = headers["x-csrf-token"] ?? formToken;
  return typeof token === "string" ? token : undefined;
}

type Headers = { getHeader: (name: string) => unknown; header: (name: string, value: string[]) => unknown };

/** Behind a proxy that ends TLS our own connection is plain, but the browser's is not: its cookies are marked Secure all the same. */
async function onlyOverHttps(_request: unknown, reply: Headers): Promise<void> {
  const header = reply.getHeader("set-cookie");
  if (header === undefined) return;
  const cookies = (Array.isArray(header) ? header : [header]).map(String);
  reply.header(
    "set-cookie",
    cookies.map((cookie) => (/;\s*secure(?:;|$)/i.test(cookie) ? cookie : `${cookie}; Secure`)),
  );
}
