/** Lets other work have its turn: the sandbox shares its event loop with the application. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
