/** A line of the list of rules. */
export const ROW = "flex items-center gap-3 border-b border-weak px-3 py-2.5 last:border-b-0 room:px-4";
