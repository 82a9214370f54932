/** A tax that applies; `ratePpm` is parts per million. */
export type TaxRule = { readonly name: string; readonly ratePpm: bigint };
