import { hash } from "node:crypto";
import { fastify } from "fastify";

/** The pages of the API reference, and the policy under which its own inline script may run. */
export type ApiReference = { readonly page: string; readonly script: string; readonly scriptEtag: string; readonly policy: string };

/**
 * Renders the reference's page once and takes its script out of the package. Loading the package costs a tenth of a second and 40 MB,
 * so it is done when somebody first wants to read.
 */
export async function renderApiReference(openApiUrl: string): Promise<ApiReference> {
  const { default: apiReference } = await import("@scalar/fastify-api-reference");
  const renderer = fastify({ logger: false });
  await renderer.register(apiReference, {
    routePrefix: "/docs",
    configuration: {
      url: openApiUrl,
      pageTitle: "Largesse API",
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: "never",
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  try {
    const page = (await renderer.inject("/docs/")).body;
    const script = (await renderer.inject("/docs/js/scalar.js")).body;
    return { page, script, scriptEtag: `"${hash("sha256", script, "base64url")}"`, policy: policyFor(page) };
  } finally {
    await renderer.close();
  }
}

/** Everything from this host, nothing from any other; the inline script by its hash. */
function policyFor(page: string): string {
  const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = ""]) => `'sha256-${hash("sha256", text, "base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${inline.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
