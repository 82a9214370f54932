import type {} from "@fastify/csrf-protection";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { SessionRequests } from "#core/events/scope.ts";
import { SESSION_COOKIE } from "./session-data.ts";

/** What a method asked of the caller's session, to be done once the method has succeeded. */
export type RecordedRequests = {
  readonly requests: SessionRequests;
  /** The cart token to be kept, when one was asked for. */
  readonly keptCart: () => string | undefined;
  /** Whether somebody is to be signed in. */
  readonly signsIn: () => boolean;
  /** Does what was asked. A sign-in gives the session a new id and keeps the cart, nothing else. */
  readonly carryOut: () => Promise<void>;
};

export function recordSessionRequests(request: FastifyRequest, reply: FastifyReply): RecordedRequests {
  let signIn: Parameters<SessionRequests["signIn"]>[0] | undefined;
  let signsOut = false;
  let cartToken: string | undefined;
  return {
    requests: {
      signIn: (as) => {
        signIn = as;
      },
      signOut: () => {
        signsOut = true;
      },
      keepCart: (token) => {
        cartToken = token;
      },
      csrfToken: () => reply.generateCsrf(),
    },
    keptCart: () => cartToken,
    signsIn: () => signIn !== undefined,
    carryOut: async () => {
      if (signsOut) await endSession(request, reply);
      if (signIn !== undefined) {
        await request.session.regenerate(["cartToken"]);
        Object.assign(request.session, signIn);
      }
      if (cartToken !== undefined && request.session !== null) request.session.cartToken = cartToken;
    },
  };
}

async function endSession(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await request.session.destroy();
  reply.clearCookie(SESSION_COOKIE, { path: "/" });
}
