import { createContext } from "react";
import type { RoomPerson } from "@/server/timeline/contract";

/** How somebody who is in the room can be followed. */
export interface Follow {
  me: string;
  followedId: string | null;
  follow(person: RoomPerson): void;
  leave(): void;
}

/** Null where nobody can be followed, as on a shared page. */
export const FollowContext = createContext<Follow | null>(null);
