/** What an entry of a card's ledger says has happened. */
export const entryKinds = ["issue", "hold", "capture", "release", "refund", "recharge", "expire", "void", "adjust"] as const;

export type EntryKind = (typeof entryKinds)[number];
