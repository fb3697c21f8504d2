/** What is pushed to a browser, encrypted for it alone, and shown by its service worker. */
export interface Pushed {
  title: string;
  body: string;
  url: string;
  /** Of two with one tag the later takes the place of the earlier. */
  tag: string;
  lang: string;
  dir: "ltr" | "rtl";
}
