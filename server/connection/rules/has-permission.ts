/** Scopes by action, as Grafana lists them for whoever asks. */
export type Permissions = Readonly<Record<string, readonly string[]>>;

/** `datasources:*` holds `datasources:uid:prom`, and an empty scope or `*` holds everything. */
function holds(scope: string, wanted: string): boolean {
  return scope === "" || scope === wanted || (scope.endsWith("*") && wanted.startsWith(scope.slice(0, -1)));
}

/** Whether an action is permitted, at all or for one scope. */
export function hasPermission(permissions: Permissions, action: string, wanted?: string): boolean {
  const scopes = Object.hasOwn(permissions, action) ? permissions[action] : undefined;
  if (!scopes) return false;
  return wanted === undefined || scopes.length === 0 || scopes.some((scope) => holds(scope, wanted));
}
