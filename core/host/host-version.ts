/** The version of the host that modules state their `engine` range against; the same as in package.json. */
export const HOST_VERSION = "0.1.0";
