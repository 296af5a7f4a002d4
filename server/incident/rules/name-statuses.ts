import type { StatusSettings } from "@/server/incident/contract/status-settings";

/** A text as a message that says just this: from the first thing on that has a meaning in messages it is quoted. */
function asMessage(text: string): string {
  const doubled = text.replaceAll("'", "''");
  const at = doubled.search(/[{}<]/);
  return at < 0 ? doubled : `${doubled.slice(0, at)}'${doubled.slice(at)}'`;
}

/**
 * The product's messages, with the organization's own names for statuses in place of the built-in words. Whatever says a
 * status says it by `common.status`, so that there is one place for its name.
 * @param messages by namespace, of one language; they stay as they are
 */
export function nameStatuses<Messages extends Record<string, unknown>>(
  messages: Messages,
  { statuses }: Pick<StatusSettings, "statuses">,
): Messages {
  const named = statuses.filter(({ name }) => name !== "");
  const { common } = messages as { common?: { status?: object } };
  if (named.length === 0 || !common?.status) return messages;
  const names = Object.fromEntries(named.map(({ status, name }) => [status, asMessage(name)]));
  return { ...messages, common: { ...common, status: { ...common.status, ...names } } };
}
