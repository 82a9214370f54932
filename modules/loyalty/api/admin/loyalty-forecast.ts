import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { forecastSchema, forecastView } from "../../services/forecast-view.ts";
import { requireKnownClient } from "../../services/require-client.ts";

export const adminLoyaltyForecast = defineMethod({
  name: "loyalty_forecast",
  role: "admin",
  permission: "loyalty.view",
  summary: "What becomes of a client's points and tier when nothing else happens.",
  reads: true,
  input: z.strictObject({ client_id: idNumber }),
  output: forecastSchema,
  handle: async (scope, { client_id: clientId }) => {
    await requireKnownClient(scope, clientId);
    return forecastView(scope, clientId);
  },
});
