import { speak } from "../../locales/say.ts";
import { languageFor } from "../core/language.ts";
import type { Begin } from "./alive.ts";
import { type Asked, type Drawn, fallAsleep, type Sleep } from "./asleep.ts";
import { comesNear } from "./comesNear.ts";
import { reserve } from "./reserve.ts";
import { adoptLook } from "./styles.ts";

const againMs = 3_000;

/** A part of a page: its program, which is loaded when it is needed, and what of the server's drawing that program keeps true. */
interface Sleeper<Start> {
  /** Brings what the server would have drawn, where whoever serves the page has not; false where there is no drawing to bring. */
  bring?(element: HTMLElement, root: ShadowRoot): Promise<boolean>;
  load(): Promise<{ begin: Begin<Start> }>;
  drawn(start: Start): Omit<Drawn, "element" | "root" | "wakes">;
  wakes(event: Parameters<Drawn["wakes"]>[0], start: Start, root: ShadowRoot): boolean;
}

/**
 * Defines `<name article="…">`, a part of a page in a shadow root of its own. What the server has drawn already (a declarative shadow
 * root) sleeps until it is needed and then comes alive as it stands; else it is brought, or read and drawn here, when it comes near to what is
 * seen. Taken off the page it ends; with another article it begins anew.
 */
export function defineElement<Start>(name: string, sleeper: Sleeper<Start>): void {
  if (!customElements.get(name)) customElements.define(name, elementOf(sleeper));
}

const elementOf = <Start>(sleeper: Sleeper<Start>) =>
  class extends HTMLElement {
    static observedAttributes = ["token", "article", "url"];
    /** From its beginning to its end; another article is another turn. */
    #turn: object | null = null;
    #sleep: Sleep | null = null;
    /** The room that it keeps until it is drawn. */
    #giveBack: (() => void) | null = null;
    #end: (() => void) | null = null;

    /** `token`: of the page's own accounts; that it is refused is told by an event. */
    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (before === now) return;
      if (name !== "token") this.#beginAnew();
      else if (now) this.signIn(now).catch(() => {});
    }

    /** Signs in all parts of the page with a token of the page's own accounts; answers who that is here. */
    async signIn(token: string): Promise<{ id: string; name: string }> {
      const { id, name } = await (await import("./ownAccounts.ts")).signInBy(token, this);
      return { id, name };
    }

    async signOut(): Promise<void> {
      await (await import("./ownAccounts.ts")).signOut();
    }

    connectedCallback(): void {
      if (this.#turn) return;
      this.#turn = {};
      void this.#start(this.#turn);
    }

    disconnectedCallback(): void {
      // A move within the page takes it off and puts it back at once: only what stays away is over.
      queueMicrotask(() => {
        if (!this.isConnected) this.#stop();
      });
    }

    #stop(): void {
      this.#turn = null;
      this.#sleep?.end();
      this.#end?.();
      this.#sleep = this.#end = null;
    }

    /** What changes together is one change: a page that shows another article says its key, address and title. */
    #beginAnew(): void {
      if (!this.#turn) return;
      this.#stop();
      queueMicrotask(() => this.isConnected && this.connectedCallback());
    }

    /** Brings its program, where it sleeps. */
    wake(): void {
      this.#sleep?.wake();
    }

    async #start(turn: object): Promise<void> {
      speak(languageFor(this));
      const isMine = () => this.#turn === turn;
      const start = this.#takeStart() ?? (await this.#bring(isMine));
      // A policy of the page may have kept the server's own link to the look from working.
      if (start && this.shadowRoot && !this.shadowRoot.querySelector("link")?.sheet) void adoptLook(this.shadowRoot);
      while (isMine()) {
        const sleep = start && this.shadowRoot ? this.#sleepOn(start, this.shadowRoot) : null;
        await sleep?.over;
        let asked: Asked = null;
        try {
          const { begin } = await sleeper.load();
          if (!isMine()) return;
          this.#end = await begin(this, start, () => {
            asked = sleep?.end() ?? null;
          });
          this.#giveBack?.();
          // It hears what is pressed after its first drawing.
          return void requestAnimationFrame(() => setTimeout(() => setTimeout(() => asked?.act())));
        } catch {
          // The program did not arrive. What is a link leads there all the same.
          asked = sleep?.end() ?? null;
          if (asked?.href) return location.assign(asked.href);
          await new Promise(resolve => setTimeout(resolve, againMs));
        }
      }
    }

    /** Of the server's drawing, used once: whoever comes back later reads what is there then. */
    #takeStart(): Start | null {
      const drawn = this.shadowRoot?.getElementById("start");
      drawn?.remove();
      return drawn ? JSON.parse(drawn.textContent ?? "") : null;
    }

    async #bring(isMine: () => boolean): Promise<Start | null> {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      this.#giveBack = reserve(this, root);
      await comesNear(this);
      // What cannot be brought is read by the program, which says so where that fails, too.
      const isBrought = isMine() && (await sleeper.bring?.(this, root).catch(() => false));
      if (!isBrought || !isMine()) return null;
      this.#giveBack();
      return this.#takeStart();
    }

    #sleepOn(start: Start, root: ShadowRoot): Sleep {
      const wakes: Drawn["wakes"] = event => sleeper.wakes(event, start, root);
      this.#sleep = fallAsleep({ element: this, root, wakes, ...sleeper.drawn(start) });
      return this.#sleep;
    }
  };
