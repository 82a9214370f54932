import type { FastifyInstance } from "fastify";
import { fastifyPlugin } from "fastify-plugin";

/** Whether this host takes part: told by `/health/ready`, and ended before the process is. */
export type Readiness = { isDraining: boolean };

/** While the host stops, each answer is the last on its connection: otherwise callers that keep theirs open would keep us waiting. */
export const draining = fastifyPlugin(
  async (app: FastifyInstance, { readiness }: { readonly readiness: Readiness }) => {
    app.addHook("onSend", async (_request, reply) => {
      if (readiness.isDraining) reply.header("connection", "close");
    });
  },
  { name: "largesse-draining" },
);

/** Stops taking requests, and answers those under way; whoever is not done after a while is cut off. */
export async function drain(app: FastifyInstance, readiness: Readiness): Promise<void> {
  readiness.isDraining = true;
  const hurry = setTimeout(() => app.server.closeAllConnections(), LONGEST_ANSWER_MS);
  await app.close();
  clearTimeout(hurry);
}

const LONGEST_ANSWER_MS = 8_000;
