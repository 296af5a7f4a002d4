import { CodeMirrorEditor, type CodeMirrorEditorLanguage } from "@grafana/ui/unstable";
import { useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import styles from "./text-panel.module.css";

const LANGUAGES: ReadonlySet<string> = new Set(["go", "html", "json", "markdown", "sql", "typescript", "xml", "yaml"]);
const ignore = (): void => undefined;

interface CodeTextProps {
  content: string;
  language: string;
  lineNumbers: boolean;
}

/** Code in its colours, to be read and copied. */
export function CodeText({ content, language, lineNumbers }: CodeTextProps) {
  const words = useTranslations("visuals.text");
  const { isDark } = useTheme2();
  return (
    <div className={styles.code}>
      <CodeMirrorEditor
        aria-label={words("code")}
        value={content}
        onChange={ignore}
        readOnly
        language={LANGUAGES.has(language) ? (language as CodeMirrorEditorLanguage) : undefined}
        theme={isDark ? "dark" : "light"}
        basicSetup={{ lineNumbers, foldGutter: false, highlightActiveLine: false, highlightActiveLineGutter: false }}
        loadingFallback={<pre>{content}</pre>}
      />
    </div>
  );
}
