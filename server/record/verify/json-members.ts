/** A member of the outermost object, or one element of a member that is a list. */
export interface JsonMember {
  name: string;
  value: unknown;
  isElement: boolean;
}

/** Cut: it ends in the middle, or is no JSON. */
export class JsonCut extends Error {}

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new JsonCut("a part of it is no JSON");
  }
}

/** Takes a document apart while it arrives. */
class Scanner {
  readonly #seen = new Set<string>();
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isInList = false;
  #name: string | null = null;
  #text = "";

  get isWhole(): boolean {
    return this.#depth === 0 && this.#seen.size > 0 && this.#text.trim() === "";
  }

  *feed(chunk: string): Generator<JsonMember> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const mark = chunk.charCodeAt(at);
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (mark === BACKSLASH) this.#isEscaped = true;
        else if (mark === QUOTE) this.#isInString = false;
        continue;
      }
      if (mark === QUOTE) {
        this.#isInString = true;
        continue;
      }
      const isBoundary = this.#depth === (this.#isInList ? 2 : 1) || this.#depth === 0;
      if (isBoundary && this.#endsPart(mark)) {
        this.#text += chunk.slice(from, at);
        from = at + 1;
        yield* this.#take(mark);
      } else if (mark === OPEN_LIST || mark === OPEN_OBJECT) this.#depth += 1;
      else if (mark === CLOSE_LIST || mark === CLOSE_OBJECT) this.#depth -= 1;
      if (this.#depth < 0) throw new JsonCut("it closes what it did not open");
    }
    this.#text += chunk.slice(from);
  }

  #endsPart(mark: number): boolean {
    if (this.#depth === 0) return mark === OPEN_OBJECT;
    if (this.#isInList) return mark === COMMA || mark === CLOSE_LIST;
    if (mark === OPEN_LIST) return this.#name !== null;
    return mark === COLON || mark === COMMA || mark === CLOSE_OBJECT;
  }

  *#take(mark: number): Generator<JsonMember> {
    const text = this.#text.trim();
    this.#text = "";
    if (mark === OPEN_OBJECT || mark === OPEN_LIST) {
      if (text || (mark === OPEN_OBJECT && this.#seen.size > 0)) throw new JsonCut("it is no object");
      this.#isInList = mark === OPEN_LIST;
      this.#depth += 1;
      return;
    }
    if (mark === COLON) return this.#begin(parsed(text));
    if (text && this.#name === null) throw new JsonCut("a member has no name");
    if (text) yield { name: this.#name ?? "", value: parsed(text), isElement: this.#isInList };
    if (mark === CLOSE_LIST) this.#isInList = false;
    else if (!this.#isInList) this.#name = null;
    if (mark !== COMMA) this.#depth -= 1;
  }

  #begin(name: unknown): void {
    if (typeof name !== "string" || this.#seen.has(name)) throw new JsonCut("a member is there twice");
    this.#seen.add(name);
    this.#name = name;
  }
}

/**
 * The members of a JSON object one after the other, and the elements of those that are lists one by one, so that no more
 * than one of them is in memory.
 * @throws JsonCut where it ends in the middle or is no object
 */
export async function* jsonMembers(chunks: AsyncIterable<string>): AsyncGenerator<JsonMember> {
  const scanner = new Scanner();
  for await (const chunk of chunks) yield* scanner.feed(chunk);
  if (!scanner.isWhole) throw new JsonCut("it ends in the middle");
}
