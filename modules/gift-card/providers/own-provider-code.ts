/** The code under which the module's own cards are stored. */
export const OWN_PROVIDER = "own";
