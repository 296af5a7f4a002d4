import { parentPort } from "node:worker_threads";
import jsonata from "jsonata";

const OUTPUT_MAX_CHARACTERS = 1024 * 1024;
/** Of the last expressions, most of which come again. */
const compiled = new Map();
const MOST_COMPILED = 50;

function compile(expression) {
  const known = compiled.get(expression) ?? jsonata(expression);
  compiled.delete(expression);
  compiled.set(expression, known);
  if (compiled.size > MOST_COMPILED) compiled.delete(compiled.keys().next().value);
  return known;
}

parentPort?.on("message", async ({ expression, input }) => {
  try {
    const output = JSON.stringify(await compile(expression).evaluate(JSON.parse(input)));
    if (output !== undefined && output.length > OUTPUT_MAX_CHARACTERS) throw new Error("The output is too large");
    parentPort.postMessage({ output }, []);
  } catch (error) {
    const { message, position } = Object(error);
    parentPort.postMessage({ detail: String(message ?? error).slice(0, 500), position }, []);
  }
});
parentPort?.postMessage({ ready: true }, []);
