import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { forecastSchema, forecastView } from "../../services/forecast-view.ts";

export const clientLoyaltyForecast = defineMethod({
  name: "loyalty_forecast",
  role: "client",
  summary: "What becomes of the client's points and tier when nothing else happens.",
  reads: true,
  input: z.strictObject({}),
  output: forecastSchema,
  handle: (scope) => forecastView(scope, ownClientId(scope)),
});
