import type { IncidentDetail } from "@/server/incident/contract";
import type { Audience } from "@/server/notification/rules/recipients-of";

interface Reader {
  me: string;
  /** Ids of their teams. */
  teams: readonly string[];
  roles: IncidentDetail["roles"];
}

/** Whom a message calls, as far as it is the reader: whoever has the room's page open is in the room. */
export function audienceOfReader({ me, teams, roles }: Reader): Audience {
  return {
    holders: new Map(roles.filter(({ person }) => person.id === me).map(({ role }) => [role, [me]])),
    members: new Map(teams.map((team) => [team, [me]])),
    room: [me],
  };
}
