import {
  FieldType,
  identityOverrideProcessor,
  type Field,
  type FieldConfigEditorBuilder,
  type PanelOptionsEditorBuilder,
} from "@grafana/data";

const NoEditor = () => null;

/** Each value with its path; a group of options may be saved in part, so that its members have defaults of their own. */
function leaves(value: unknown, path: string): [path: string, value: unknown][] {
  const group = typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
  if (!group) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

/** Gives options their defaults; there is nothing to edit here. */
export function optionDefaults<Options extends object>(defaults: Options) {
  return (builder: PanelOptionsEditorBuilder<Options>): void => {
    for (const [path, defaultValue] of leaves(defaults, "")) {
      builder.addCustomEditor({ id: path, path, name: path, defaultValue, editor: NoEditor });
    }
  };
}

/** What is said of values is not meant for the times and names that stand along the other axis. */
const APPLIES: Record<string, (field: Field) => boolean> = {
  axisLabel: ({ type }) => type !== FieldType.time && type !== FieldType.string,
  scaleDistribution: ({ type }) => type === FieldType.number,
  stacking: ({ type }) => type === FieldType.number,
};

/** Makes custom field options known, with their defaults, so that overrides of them are applied. */
export function fieldDefaults<Fields extends object>(defaults: Fields) {
  return (builder: FieldConfigEditorBuilder<Fields>): void => {
    for (const [path, defaultValue] of Object.entries(defaults)) {
      builder.addCustomEditor({
        id: path,
        path: path,
        name: path,
        defaultValue,
        editor: NoEditor,
        override: NoEditor,
        process: identityOverrideProcessor as never,
        shouldApply: APPLIES[path] ?? (() => true),
        settings: {},
      });
    }
  };
}
