import type { FastifyInstance } from "fastify";
import { ConfigurationError } from "#config/configuration-error.ts";
import type { Environment } from "#config/environment.ts";

/**
 * Opens the port, and returns the address with the port it really is.
 *
 * @throws ConfigurationError when the port is taken or may not be used.
 */
export async function listen(app: FastifyInstance, { host, port }: Pick<Environment, "host" | "port">): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new ConfigurationError([sentenceOf(error, host, port)], { cause: error });
  }
  const address = app.server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  return `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${actual}`;
}

function sentenceOf(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `PORT: Port ${port} of ${host} is in use by another program. Set PORT to a free one, or 0.`;
  if (code === "EACCES") return `PORT: This account may not listen on port ${port}. Set PORT to one above 1023.`;
  return `HOST: The host cannot listen on ${host}, port ${port}${typeof code === "string" ? ` (${code})` : ""}.`;
}
