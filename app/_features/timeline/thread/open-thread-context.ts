import { createContext } from "react";

/** Opens a thread as it stood at the moment that is replayed; null where nothing is replayed. */
export const OpenThreadContext = createContext<((rootId: string) => void) | null>(null);
