import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { expireCards } from "../services/expire-cards.ts";

/** Books the expiry of cards; every hour. */
export const expireCardsJob = defineJob({
  name: "gift-card.expire",
  payload: z.object({}),
  cron: "7 * * * *",
  run: async (scope) => {
    await expireCards(scope);
  },
});
