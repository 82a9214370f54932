import { fastifyHelmet } from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import { fastifyPlugin } from "fastify-plugin";

export type SecurityHeadersOptions = { readonly publicUrl: string | undefined };

/** The strict content security policy: scripts and styles only from files of our own, nothing inline, nobody may frame a page. */
export const CONTENT_SECURITY_POLICY: Readonly<Record<string, readonly string[]>> = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "manifest-src": ["'self'"],
  "form-action": ["'self'"],
  "base-uri": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** Headers that make a browser distrust everything we did not mean. HTTPS is demanded only where PUBLIC_URL promises it. */
export const securityHeaders = fastifyPlugin(
  async (app: FastifyInstance, { publicUrl }: SecurityHeadersOptions) => {
    const isSecure = publicUrl?.startsWith("https:") === true;
    const directives = Object.fromEntries(Object.entries(CONTENT_SECURITY_POLICY).map(([name, sources]) => [name, [...sources]]));
    await app.register(fastifyHelmet, {
      contentSecurityPolicy: { useDefaults: false, directives },
      strictTransportSecurity: isSecure ? { maxAge: YEAR_SECONDS } : false,
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: "same-origin" },
      xFrameOptions: { action: "deny" },
    });
  },
  { name: "largesse-security-headers" },
);

const YEAR_SECONDS = 31_536_000;
