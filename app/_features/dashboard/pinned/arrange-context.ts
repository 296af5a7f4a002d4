import { createContext } from "react";
import type { Arrangement } from "./use-arrangement";

/** How the panels of the set are arranged by hand; null while they are only looked at. */
export const ArrangeContext = createContext<Arrangement | null>(null);
