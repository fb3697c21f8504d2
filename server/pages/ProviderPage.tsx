import { say } from "../../locales/say.ts";
import { type Frame, Layout } from "./Layout.tsx";

/** Why somebody who went to a provider is not signed in: a title, and what can be done. */
const troubles = {
  over: () => [say("provider.over"), say("provider.overText")],
  failed: (provider: string) => [say("provider.failed"), say("provider.failedText", { provider })],
  away: (provider: string) => [say("provider.away", { provider }), say("provider.awayText")],
  name: (provider: string) => [say("provider.name"), say("provider.nameText", { provider })],
  taken: (provider: string) => [say("provider.taken"), say("provider.takenText", { provider })],
} satisfies Record<string, (provider: string) => [title: string, text: string]>;
export type ProviderTrouble = keyof typeof troubles;

interface ProviderPageProps {
  frame: Frame;
  trouble: ProviderTrouble;
  provider: { id: string; label: string };
  /** A path of ours. */
  next: string;
}

/** What is said to whoever comes back from an OpenID provider, or could not go there, and is not signed in. */
export function ProviderPage({ frame, trouble, provider, next }: ProviderPageProps) {
  const [title, text] = troubles[trouble](provider.label);
  return (
    <Layout frame={frame} title={title} description={text}>
      <main class="wrap message">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a class="btn btn-primary" href={`/sign-in/with/${provider.id}?next=${encodeURIComponent(next)}`}>
            {say("provider.again")}
          </a>{" "}
          <a class="btn" href={next}>
            {say("provider.back")}
          </a>
        </p>
      </main>
    </Layout>
  );
}
