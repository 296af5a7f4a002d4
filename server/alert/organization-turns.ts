export interface OrganizationTurns {
  /** Has work done for an organization: now, or after what is being done for it, or when there is room. */
  wake(organizationId: string): void;
  /** Begins nothing more, and waits for what was begun. */
  close(): Promise<void>;
}

/** Work for one organization at a time, for a few of them at once; asked for again meanwhile, it is done once more. */
export function organizationTurns(
  work: (organizationId: string) => Promise<void>,
  { most, onError }: { most: number; onError: (error: unknown) => void },
): OrganizationTurns {
  const waiting = new Set<string>();
  const working = new Map<string, Promise<void>>();
  let isClosed = false;

  function takeUp(): void {
    for (const organizationId of waiting) {
      if (isClosed || working.size >= most) return;
      if (working.has(organizationId)) continue;
      waiting.delete(organizationId);
      const turn = work(organizationId)
        .catch(onError)
        .finally(() => {
          working.delete(organizationId);
          takeUp();
        });
      working.set(organizationId, turn);
    }
  }

  return {
    wake(organizationId) {
      waiting.add(organizationId);
      takeUp();
    },
    async close() {
      isClosed = true;
      await Promise.all(working.values());
    },
  };
}
