import type { Person } from "@/server/incident/contract";
import type { Fitness, SuggestedPerson } from "@/server/similar/contract";

export interface Candidate {
  person: Person;
  /** Names of affected services whose team they belong to. */
  owns: readonly string[];
  /** Numbers of similar incidents in which they held the role, the most alike first. */
  held: readonly number[];
  isHere: boolean;
  /** Holds another role in this incident already. */
  isBusy: boolean;
}

const PEOPLE_MOST = 3;
const NAMES_MOST = 3;

/**
 * The fittest for a role that nobody holds: who has held it counts most, then whose service it is; who is here goes
 * before who is not, and who has another role already behind all who have none.
 */
export function suggestedPeople(candidates: readonly Candidate[]): SuggestedPerson[] {
  const score = ({ owns, held, isHere }: Candidate) =>
    Math.min(3, held.length) * 2 + (owns.length > 0 ? 3 : 0) + (isHere ? 2 : 0);
  return candidates
    .filter(({ owns, held }) => owns.length + held.length > 0)
    .toSorted(
      (a, b) =>
        Number(a.isBusy) - Number(b.isBusy) || score(b) - score(a) || a.person.name.localeCompare(b.person.name),
    )
    .slice(0, PEOPLE_MOST)
    .map(({ person, owns, held, isHere }) => ({
      person,
      fitness: [
        ...(held.length > 0 ? [{ kind: "held", numbers: held.slice(0, NAMES_MOST) } satisfies Fitness] : []),
        ...(owns.length > 0 ? [{ kind: "owns", names: owns.slice(0, NAMES_MOST) } satisfies Fitness] : []),
        ...(isHere ? [{ kind: "here" } satisfies Fitness] : []),
      ],
    }));
}
