/** The one that is seeded, and that people who sign in for the first time belong to. */
export const DEFAULT_ORGANIZATION = { slug: "default", name: "Acme Shop" } as const;
