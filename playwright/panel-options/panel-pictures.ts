import { type Page, type Request, expect } from "@playwright/test";

/** The body of a panel on a picture of the page, in pixels. */
interface Box {
  id: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Compared {
  /** How many pixels differ visibly from the base panel. */
  different: number;
  /** How many colours the panel has: a blank one has one. */
  colours: number;
}

/** Ids of panels with those that they are compared with. */
type Pairs = readonly { id: number; baseId: number }[];

/** A corner that is rounded is blended in its own way by place: so far apart may a red, green or blue of 255 be. */
const BLENDING = 8;
const READY_MS = 60_000;
const LOOK_MS = 200;
const STILL_MS = 400;
/** Most that is waited for a page that is busy. */
const IDLE_MS = 5_000;
const PANEL = /^data-testid Panel header p\d+$/;
const BODY = "data-testid panel content";

const bodies = (page: Page): Promise<Box[]> =>
  page.getByTestId(PANEL).evaluateAll(
    (frames, name) =>
      frames.flatMap((frame) => {
        const body = frame.querySelector(`[data-testid="${name}"]`);
        if (!body?.firstElementChild || body.querySelector("[aria-busy=true]")) return [];
        const { x, y, width, height } = body.getBoundingClientRect();
        return [{ id: Number(frame.getAttribute("data-testid")?.split(" p")[1]), x, y, width, height }];
      }),
    BODY,
  );

/** Pictures of panels. Those of two that look the same are the same, wherever on the page they stand. */
export class PanelPictures {
  private readonly asking = new Set<Request>();

  private constructor(
    private readonly page: Page,
    private readonly blank: Page,
  ) {
    page.on("request", (request) => request.url().includes("/api/grafana/") && this.asking.add(request));
    page.on("requestfinished", (request) => this.asking.delete(request));
    page.on("requestfailed", (request) => this.asking.delete(request));
    // What an old page asked for is not always told to have ended.
    page.on("framenavigated", () => this.asking.clear());
  }

  /** `blank` is a page that scripts may be run in. */
  static async of(page: Page, blank: Page): Promise<PanelPictures> {
    // As a layer of its own a panel is drawn from its own corner; on a common one curves differ from place to place.
    await page.addInitScript((name) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`[data-testid="${name}"] { will-change: transform; }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }, BODY);
    return new PanelPictures(page, blank);
  }

  /** Compares each panel of the page with its base, pixel by pixel. */
  async compare(pairs: Pairs): Promise<Map<number, Compared>> {
    const ids = pairs.map(({ id }) => id);
    await this.ready(ids);
    const uneven = async () =>
      (await bodies(this.page)).filter(({ x, y, width, height }) => [x, y, width, height].some((at) => at % 1 !== 0));
    await expect.poll(uneven, "panels stand on whole pixels").toEqual([]);
    const { picture, boxes } = await this.still();
    const compared = await this.blank.evaluate(
      async ({ picture, boxes, pairs, blending }) => {
        const bytes = Uint8Array.from(atob(picture), (letter) => letter.codePointAt(0) ?? 0);
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", {
          willReadFrequently: true,
        })!;
        drawing.drawImage(bitmap, 0, 0);
        const pixels = new Map<number, Uint32Array>();
        for (const { id, x, y, width, height } of boxes)
          pixels.set(id, new Uint32Array(drawing.getImageData(x, y, width, height).data.buffer));
        const isOther = (own: number, base: number) =>
          own !== base && [0, 8, 16].some((at) => Math.abs(((own >> at) & 255) - ((base >> at) & 255)) > blending);
        return pairs.map(({ id, baseId }): [number, { different: number; colours: number }] => {
          const [own, base] = [pixels.get(id)!, pixels.get(baseId)!];
          let different = Math.abs(own.length - base.length);
          for (let at = 0; at < Math.min(own.length, base.length); at++) if (isOther(own[at]!, base[at]!)) different++;
          return [id, { different, colours: new Set(own).size }];
        });
      },
      { picture, boxes, pairs, blending: BLENDING },
    );
    return new Map(compared);
  }

  /** Every panel has what it asked for, and nothing more is on its way. */
  private async ready(ids: readonly number[]): Promise<void> {
    const waiting = async () => {
      const there = new Set((await bodies(this.page)).map(({ id }) => id));
      return { panels: ids.filter((id) => !there.has(id)), requests: this.asking.size };
    };
    await expect.poll(waiting, { intervals: [LOOK_MS], timeout: READY_MS }).toEqual({ panels: [], requests: 0 });
  }

  /** The panels once nothing moves any more, and where they stand on the picture. */
  private async still(): Promise<{ picture: string; boxes: Box[] }> {
    const boxes = await bodies(this.page);
    // Clocks stand above the panels.
    const top = Math.min(...boxes.map(({ y }) => y));
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
    const clip = { x: 0, y: top, width: this.page.viewportSize()!.width, height: bottom - top };
    let [before, picture] = ["", ""];
    const look = async () => {
      before = picture;
      await this.page.evaluate(
        (most) => new Promise((idle) => requestIdleCallback(() => requestAnimationFrame(idle), { timeout: most })),
        IDLE_MS,
      );
      picture = (await this.page.screenshot({ animations: "disabled", caret: "hide", clip })).toString("base64");
      return picture === before && this.asking.size === 0;
    };
    await expect.poll(look, { intervals: [STILL_MS], timeout: READY_MS }).toBe(true);
    return { picture, boxes: boxes.map((box) => ({ ...box, y: box.y - top })) };
  }
}
