import { apiPart } from "#core/api/part.ts";
import { billingPart } from "#core/billing/part.ts";
import { LiveMessage } from "#core/events/entities/live-message.ts";
import { Outbox } from "#core/events/entities/outbox.ts";
import { type Contents, defineModule } from "#core/events/module.ts";
import { identityPart } from "#core/identity/part.ts";
import { sheetsPart } from "#core/sheets/part.ts";
import { tasksPart } from "#core/tasks/part.ts";
import { verifyPart } from "#core/verify/part.ts";
import { viewsPart } from "#core/views/part.ts";
import { hostPart } from "./part.ts";

/** The parts of core in layer order. They have the shape of modules, but are always there. */
export const coreParts: readonly Contents[] = [
  defineModule({ id: "events", entities: [LiveMessage, Outbox] }),
  identityPart,
  billingPart,
  hostPart,
  apiPart,
  sheetsPart,
  tasksPart,
  verifyPart,
  viewsPart,
];
