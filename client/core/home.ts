/** Where Comity is, seen from the page that it stands in. */
interface Home {
  /** Of Comity, such as https://comments.example; "" on its own pages. */
  origin: string;
  /** Of the reader's session, where the page is of another origin and no cookie goes with what it asks; null: signed out, or a cookie says it. */
  readonly token: string | null;
  keep(token: string | null): void;
}

let token: string | null = null;

export const home: Home = {
  origin: "",
  get token() {
    token ??= home.origin === "" ? null : (inTab(tab => tab.getItem(place())) ?? null);
    return token;
  },
  keep(next) {
    token = next;
    if (home.origin === "") return;
    inTab(tab => (next === null ? tab.removeItem(place()) : tab.setItem(place(), next)));
  },
};

/** Told by the program, which came from there. */
export function settleHome(script: string): void {
  const { origin } = new URL(script);
  if (origin !== location.origin) home.origin = origin;
}

/** An address of Comity's own, such as `/statements/…`, for a link on any page. */
export const atHome = (path: string): string => home.origin + path;

/** For as long as the tab. */
const place = () => `comity:session:${home.origin}`;

/** `sessionStorage` may be missing or forbidden: the token then lives as long as the page. */
function inTab<T>(work: (tab: Storage) => T): T | undefined {
  try {
    return work(sessionStorage);
  } catch {
    return undefined;
  }
}
