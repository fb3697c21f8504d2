import { say } from "../../locales/say.ts";
import { type Frame, Layout } from "./Layout.tsx";

/** The program of the pages about accounts. */
export const accountScript = "/assets/account.js";

/** How somebody signs in, and where they are signed in: drawn by its own program, for it is nobody else's. */
export function AccountPage({ frame }: { frame: Frame }) {
  const title = say("account.title");
  return (
    <Layout frame={frame} title={title} description={title} scripts={[accountScript]}>
      <main class="wrap paper" id="account">
        <h1>{title}</h1>
        <noscript>
          <p>{say("account.needsScript")}</p>
        </noscript>
      </main>
    </Layout>
  );
}
