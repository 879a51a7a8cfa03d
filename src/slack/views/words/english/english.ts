/** qb-invite in English. */
export const english = {};
