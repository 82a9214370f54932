import type { CardView } from "../../services/card-view.ts";

/** Why something cannot be done to a card as it is now; a word, or empty when it can be done. */
export type CardBlocks = Readonly<Record<"suspend" | "resume" | "void" | "recharge" | "adjust" | "extend" | "reissue" | "send", string>>;

/** The API decides; this tells beforehand what it would say. */
export function cardBlocks({ status, pin_locked: isLocked }: Pick<CardView, "status" | "pin_locked">): CardBlocks {
  const ofVoid = status === "void" ? "It is void for good." : "";
  const ofOver = status === "expired" ? "It has expired. Give it a new last day first." : ofVoid;
  return {
    suspend: status === "suspended" ? "It is suspended already." : ofOver,
    resume: status === "suspended" || (status === "active" && isLocked) ? "" : "It is not suspended.",
    void: ofVoid,
    recharge: ofOver,
    adjust: ofOver,
    extend: ofVoid,
    reissue: ofVoid,
    send: status === "suspended" ? "Resume it first." : ofOver,
  };
}
