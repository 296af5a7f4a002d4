/**
 * Links of a text panel are written for Grafana's own pages. Those to its paths get its address, and where there are no
 * links to Grafana they become plain text. `html` is sanitised: attributes stand in double quotes.
 */
export function grafanaAnchors(html: string, grafanaUrl: string | null): string {
  const kept = html.replace(/(<a\b[^>]*?)\shref="\/(?!\/)([^"]*)"/g, (_, start: string, path: string) =>
    grafanaUrl === null ? start : `${start} href="${grafanaUrl}/${path}"`,
  );
  // The sanitiser leaves nothing of an address that could run: such a link leads nowhere.
  const leading = kept.replace(/(<a\b[^>]*?)\shref=""/g, "$1");
  return leading.replace(/<a\b(?=[^>]*\shref=)(?![^>]*\starget=)/g, '<a target="_blank" rel="noreferrer"');
}
