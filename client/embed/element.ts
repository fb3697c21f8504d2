import { speak } from "../../locales/say.ts";
import { languageFor } from "../core/language.ts";
import type { Begin } from "./alive.ts";
import { type Asked, type Drawn, fallAsleep, type Sleep } from "./asleep.ts";

const againMs = 3_000;

/** A part of a page: its program, which is loaded when it is needed, and what of the server's drawing that program keeps true. */
interface Sleeper<Start> {
  load(): Promise<{ begin: Begin<Start> }>;
  drawn(start: Start): Omit<Drawn, "element" | "root" | "wakes">;
  wakes(event: Parameters<Drawn["wakes"]>[0], start: Start, root: ShadowRoot): boolean;
}

/**
 * Defines `<name article="slug-or-id">`, a part of a page in a shadow root of its own. What the server has drawn already (a
 * declarative shadow root) sleeps until it is needed and then comes alive as it stands; else it is read and drawn here. Taken off the page it ends.
 */
export function defineElement<Start>(name: string, sleeper: Sleeper<Start>): void {
  if (!customElements.get(name)) customElements.define(name, elementOf(sleeper));
}

const elementOf = <Start>(sleeper: Sleeper<Start>) =>
  class extends HTMLElement {
    static observedAttributes = ["token"];
    #isStarted = false;
    #sleep: Sleep | null = null;
    #end: (() => void) | null = null;

    /** `token`: of the page's own accounts; that it is refused is told by an event. */
    attributeChangedCallback(_name: string, _before: string | null, token: string | null): void {
      if (token) this.signIn(token).catch(() => {});
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
      if (this.#isStarted) return;
      this.#isStarted = true;
      void this.#start();
    }

    disconnectedCallback(): void {
      // A move within the page takes it off and puts it back at once: only what stays away is over.
      queueMicrotask(() => {
        if (this.isConnected || !this.#isStarted) return;
        this.#isStarted = false;
        this.#sleep?.end();
        this.#end?.();
        this.#sleep = this.#end = null;
      });
    }

    /** Brings its program, where it sleeps. */
    wake(): void {
      this.#sleep?.wake();
    }

    async #start(): Promise<void> {
      speak(languageFor(this));
      const drawn = this.shadowRoot?.getElementById("start");
      // Used once: whoever comes back later reads what is there then.
      drawn?.remove();
      const start: Start | null = drawn ? JSON.parse(drawn.textContent ?? "") : null;
      while (this.#isStarted) {
        const sleep = start && this.shadowRoot ? this.#sleepOn(start, this.shadowRoot) : null;
        await sleep?.over;
        let asked: Asked = null;
        try {
          const { begin } = await sleeper.load();
          if (!this.#isStarted) return;
          this.#end = await begin(this, start, () => {
            asked = sleep?.end() ?? null;
          });
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

    #sleepOn(start: Start, root: ShadowRoot): Sleep {
      const wakes: Drawn["wakes"] = event => sleeper.wakes(event, start, root);
      this.#sleep = fallAsleep({ element: this, root, wakes, ...sleeper.drawn(start) });
      return this.#sleep;
    }
  };
