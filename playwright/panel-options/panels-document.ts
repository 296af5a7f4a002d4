import { groupedBy } from "./grouped-by";
import type { OptionCase } from "./option-sheets";
import { optionText, settingsText, valueText } from "./option-texts";
import type { Probe } from "./panel-case";

export interface ProbedCase extends OptionCase {
  /** Ids of the panels that look otherwise than their base. */
  drawn: ReadonlySet<number>;
}

interface Outcome {
  probe: Probe;
  isDrawn: boolean;
}

const HEAD = `# Panels and their options

Which types of panel the war room draws, and which of their stored options. Nobody writes this document:
\`playwright/panel-options.spec.ts\` makes it from what it sees in a browser, and \`npm test -- browser\` fails when it
says something else than what is drawn. \`UPDATE_DOCS=1 npm test -- browser\` writes it anew.

For each type the test stores a panel in Grafana, and the same panel once more for each option with that one option
changed, over the same fixed data. It opens them in a room and compares the pictures pixel by pixel. An option is
supported (**yes**) where the picture is another one, and not (**no**) where it is the same; **in part** where some of its
values change the picture. The note names what it was set to, and _with_ what else is set for the option to matter.
Whether a picture is the one that Grafana draws is looked at by people, not told by this table.

Every option that \`@grafana/schema\` declares for a type is listed, and the standard options of fields. Paths are those
of a stored panel: \`options.…\` as they are, \`custom.…\` and \`field.…\` in \`fieldConfig.defaults\`, _override_ for one field.
`;

/** The formatter would make each table as wide as its widest cell. */
const AS_IT_IS = "<!-- oxfmt-ignore-start -->";
const AS_IT_WAS = "<!-- oxfmt-ignore-end -->";
/** What is set says nothing. */
const NOTHING = "`{}`";

const anchor = (title: string): string => title.toLowerCase().replaceAll(" ", "-");
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** `a`, `b` (with `c` set to `d`). */
function valuesText(outcomes: readonly Outcome[]): string {
  const byGiven = groupedBy(outcomes, ({ probe: [, , given] }) => JSON.stringify(given ?? {}));
  return [...byGiven.values()]
    .map((group) => {
      const values = group.map(({ probe: [path, value] }) =>
        path.startsWith("override ") ? `override ${valueText(value)}` : valueText(value),
      );
      const given = settingsText(group[0]?.probe[2]);
      const told = values.filter((text) => text !== NOTHING).join(", ");
      return given ? `${told} _with_ ${given}`.trim() : told;
    })
    .join("; ");
}

function rowOf(option: string, outcomes: readonly Outcome[]): string[] {
  const drawn = outcomes.filter(({ isDrawn }) => isDrawn);
  const same = outcomes.filter(({ isDrawn }) => !isDrawn);
  if (same.length === 0) return [option, "yes", valuesText(drawn)];
  if (drawn.length === 0) return [option, "no", valuesText(same)];
  return [option, "in part", `${valuesText(drawn)}; not: ${valuesText(same)}`];
}

function sectionOf({ of, panels, drawn }: ProbedCase): string {
  const outcomes = panels.flatMap(({ id, probe }) => (probe ? [{ probe, isDrawn: drawn.has(id) }] : []));
  const options = groupedBy(outcomes, ({ probe: [path] }) => optionText(path));
  const reasons = groupedBy(Object.entries(of.notProbed ?? {}), ([, why]) => why);
  const left = [...reasons].map(([why, paths]) => `- ${paths.map(([path]) => optionText(path)).join(", ")}: ${why}`);
  const rows = [...options].map(([option, own]) => rowOf(option, own));
  return [
    `## ${of.title ?? of.type}`,
    `Data: ${of.needs}.`,
    rows.length > 0 ? table([of.title ? "Step" : "Option", "Supported", "Note"], rows) : "It has no options.",
    ...(left.length > 0 ? [`Not told by a picture that stands still:\n\n${left.join("\n")}`] : []),
  ].join("\n\n");
}

function summaryOf(cases: readonly ProbedCase[]): string {
  const rows = cases.map(({ of, panels, drawn }) => {
    const options = [...groupedBy(panels, ({ probe }) => (probe ? optionText(probe[0]) : "")).entries()]
      .filter(([option]) => option)
      .map(([, own]) => own.filter(({ id }) => drawn.has(id)).length / own.length);
    const count = (test: (share: number) => boolean) => String(options.filter(test).length);
    const title = of.title ?? of.type;
    return [
      `[${title}](#${anchor(title)})`,
      count((share) => share === 1),
      count((share) => share > 0 && share < 1),
      count((share) => share === 0),
    ];
  });
  return table(["Panel", "Options supported", "In part", "Not"], rows);
}

function othersOf(cards: ReadonlyMap<string, string | null>): string {
  const rows = [...cards].map(([type, why]) => [`\`${type}\``, why === null ? "drawn, as Grafana migrates it" : why]);
  return [
    "## Other types",
    "A type that is not drawn has a card in its place: it says why, and opens the very panel in Grafana. Types of old dashboards become those of today.",
    table(["Type", "In the room"], rows),
  ].join("\n\n");
}

/** `docs/panels.md`. */
export function panelsDocument(cases: readonly ProbedCase[], cards: ReadonlyMap<string, string | null>): string {
  const parts = [HEAD.trimEnd(), AS_IT_IS, summaryOf(cases), ...cases.map(sectionOf), othersOf(cards), AS_IT_WAS];
  return `${parts.join("\n\n")}\n`;
}
