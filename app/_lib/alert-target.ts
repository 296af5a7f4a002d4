import { createContext } from "react";

/** What is to be found among the alerts of a room. */
export interface AlertTarget {
  /** Of an alert: the surest name. */
  id?: string;
  name?: string;
  labels?: Readonly<Record<string, string>>;
  /** When it began; ISO 8601. */
  startsAt?: string;
}

/** Shows an alert of the room; null where nobody can, as on a shared page. */
export const AlertTargetContext = createContext<((target: AlertTarget) => void) | null>(null);
