import {
  identityOverrideProcessor,
  type FieldConfigEditorBuilder,
  type PanelOptionsEditorBuilder,
} from "@grafana/data";

const NoEditor = () => null;

/** Gives options their defaults; there is nothing to edit here. */
export function optionDefaults<Options extends object>(defaults: Options) {
  return (builder: PanelOptionsEditorBuilder<Options>): void => {
    for (const [path, defaultValue] of Object.entries(defaults)) {
      builder.addCustomEditor({ id: path, path, name: path, defaultValue, editor: NoEditor });
    }
  };
}

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
        shouldApply: () => true,
        settings: {},
      });
    }
  };
}
