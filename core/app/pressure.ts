import { fastifyUnderPressure } from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { fastifyPlugin } from "fastify-plugin";
import { databaseErrors } from "#core/database/errors.ts";

export type PressureOptions = {
  /** How far behind the process may be, on average over a second. */
  readonly mostDelayMs?: number;
};

/**
 * Turns requests away with 503 `busy` while the process is far behind, instead of letting all of them wait. A process that was stopped
 * and goes on has no measurement for a moment; that alone is no reason.
 */
export const pressure = fastifyPlugin(
  async (app: FastifyInstance, { mostDelayMs = MOST_DELAY_MS }: PressureOptions) => {
    await app.register(fastifyUnderPressure, {
      maxEventLoopDelay: mostDelayMs,
      pressureHandler: async (request, _reply, _type, value) => {
        if (value === undefined || !Number.isFinite(value) || request.url.startsWith("/health/")) return;
        throw databaseErrors.error("busy", {}, { retryAfterSeconds: RETRY_AFTER_SECONDS });
      },
    });
  },
  { name: "largesse-pressure" },
);

const MOST_DELAY_MS = 1_000;
const RETRY_AFTER_SECONDS = 5;
