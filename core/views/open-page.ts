import type {} from "@fastify/session";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addressHash } from "#core/api/address-hash.ts";
import { openCall } from "#core/api/open-call.ts";
import { hashSessionId } from "#core/api/session-data.ts";
import { type RecordedRequests, recordSessionRequests } from "#core/api/session-requests.ts";
import type { Actor } from "#core/events/actor.ts";
import type { Area } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import { areaOf } from "./area-path.ts";
import { type FoundPage, findPage } from "./find-page.ts";
import { type Access, accessTo } from "./page-access.ts";
import { chosenLanguage } from "./preferences.ts";

/** A request for a page, with who asks, what was found, and whether it may be shown. Its body has not been read yet. */
export type OpenedPage = {
  readonly area: Area;
  readonly path: string;
  readonly actor: Actor;
  readonly found: FoundPage | undefined;
  readonly access: Access;
  readonly scope: Scope;
  readonly session: RecordedRequests;
  /** The same request on behalf of somebody else: staff calls guest methods as a guest. */
  readonly scopeAs: (actor: Actor) => Promise<Scope>;
  /** Runs what the scopes queued for afterwards. */
  readonly finish: () => Promise<void>;
};

/** Opens the request for a page: one statement tells who asks and at which revision. Pages know people by their session alone. */
export async function openPage(host: Host, request: FastifyRequest, reply: FastifyReply): Promise<OpenedPage> {
  const opening = request.session?.held?.opening ?? (await openCall(host.database.db, undefined));
  const principal = opening.principal?.isActive === true ? opening.principal : undefined;
  request.language = principal?.language ?? chosenLanguage(request);
  const { area, path } = areaOf(request.url.split("?")[0] ?? "/");
  const actor = actorIn(area, principal?.actor);
  const session = recordSessionRequests(request, reply);
  const hasSession = opening.session !== undefined;
  const scopes: Scope[] = [];
  const scopeAs = async (as: Actor): Promise<Scope> => {
    const origin = {
      addressHash: addressHash(host.secrets, request.ip),
      sessionHash: hasSession ? hashSessionId(request.session.sessionId) : undefined,
      country: principal?.country,
      cartToken: hasSession ? request.session.cartToken : undefined,
    };
    const caller = {
      actor: as,
      door: "page",
      requestId: request.id,
      language: request.language,
      origin,
      session: session.requests,
    } as const;
    const made = await host.scopeOf(caller, opening.state);
    scopes.push(made);
    return made;
  };
  const scope = await scopeAs(actor);
  const found = findPage(scope.wiring, area, path);
  return {
    area,
    path,
    actor,
    found,
    access: found === undefined ? "granted" : accessTo(found.page, actor),
    scope,
    session,
    scopeAs,
    finish: async () => {
      for (const made of scopes.splice(0)) await host.finish(made);
    },
  };
}

/** Staff is nobody in particular in the portal, and a client is nobody in the admin pages. */
function actorIn(area: Area, actor: Actor | undefined): Actor {
  const wanted = area === "admin" ? "staff" : "client";
  return actor?.kind === wanted ? actor : { kind: "guest" };
}
