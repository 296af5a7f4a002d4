import type { Service } from "@/server/service/contract";

/** Whether all words of a search stand in what a service is called, says of itself or belongs to. */
export function isFound(
  service: Pick<Service, "name" | "slug" | "description" | "team" | "links">,
  text: string,
): boolean {
  const { name, slug, description, team, links } = service;
  const told = [name, slug, description, team?.name ?? "", ...links.flatMap(({ title, target }) => [title, target])];
  const held = told.join("\n").normalize("NFKC").toLowerCase();
  return text
    .normalize("NFKC")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => held.includes(word));
}
