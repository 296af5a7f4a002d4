import type { KindGroup } from "@/server/timeline/contract/conversation";

/** What of a timeline is looked at. Nothing chosen is everything. */
export interface Filter {
  groups: readonly KindGroup[];
  people: readonly { id: string; name: string }[];
  /** Key updates only, whoever wrote them. */
  updates: boolean;
}

export const NO_FILTER: Filter = { groups: [], people: [], updates: false };

export function isFiltering({ groups, people, updates }: Filter): boolean {
  return updates || groups.length > 0 || people.length > 0;
}
