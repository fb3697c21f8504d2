import { useCallback, useEffect, useState } from "preact/hooks";
import type { SurgeJump, SurgeView } from "../../server/protocol/pace.ts";
import { ApiProblem, api } from "../core/api.ts";
import { Icon } from "../core/Icon.tsx";
import type { Member } from "../core/session.ts";
import { clockTime, counted } from "../core/text.ts";
import { announce } from "./parts/announce.tsx";
import type { QueueDoor } from "./parts/useQueue.ts";

const keptMinutes = 60;

/** Says on every page of the desk where moderators read first for a time, and why; it can be ended, or kept. */
export function SurgeBanners({ member, door }: { member: Member; door: QueueDoor }) {
  const { surges, change } = useSurges(member, door);
  return (
    <>
      {surges.map(surge => (
        <div key={surge.article.id} class="banner banner-warn desk-banner surge">
          <Icon name="eye" />
          <p>
            <b>{readFirst(surge)}</b> {whyWords(surge)}
          </p>
          <button class="btn btn-sm" type="button" onClick={() => void change(surge, "end")}>
            End it
          </button>
          <button class="btn btn-sm" type="button" onClick={() => void change(surge, "keep")}>
            Keep it for an hour
          </button>
        </div>
      ))}
    </>
  );
}

const readFirst = ({ article, until }: SurgeView) =>
  `Moderators read first under “${article.title}” until ${clockTime(until, "here")}.`;

function whyWords({ jumps, by }: SurgeView): string {
  if (jumps.length === 0) return `${by?.name ?? "Somebody"} asked for it.`;
  return [`It began by itself: ${jumps.map(jumpWords).join("; ")}.`, by && `${by.name} keeps it.`]
    .filter(Boolean)
    .join(" ");
}

const what: Record<SurgeJump["of"], (is: number) => string> = {
  pace: is => counted(is, { one: "# comment", other: "# comments" }),
  newcomers: is => counted(is, { one: "# newcomer", other: "# newcomers" }),
  findings: is => counted(is, { one: "# text that a check found", other: "# texts that a check found" }),
};

const jumpWords = ({ of, is, usual }: SurgeJump) =>
  `${what[of](is)} in three minutes, where ${counted(usual, { one: "# is usual", other: "# are usual" })}`;

function useSurges(member: Member, { follow }: QueueDoor) {
  const [surges, setSurges] = useState<SurgeView[]>([]);
  const read = useCallback(async () => {
    try {
      setSurges((await api.get<{ items: SurgeView[] }>(`sites/${member.siteId}/surges`)).items);
    } catch (thrown) {
      // What was known stays until the next time.
      if (!(thrown instanceof ApiProblem)) throw thrown;
    }
  }, [member.siteId]);
  useEffect(() => void read(), [read]);
  useEffect(
    () =>
      follow(event => {
        if (event.kind === "surges-changed") void read();
      }),
    [follow, read],
  );
  const [newest] = surges;
  useEffect(() => {
    if (newest) announce(`${readFirst(newest)} ${whyWords(newest)}`);
  }, [newest?.article.id]);

  const change = async ({ article }: SurgeView, how: "end" | "keep") => {
    const path = `articles/${article.id}/review-first`;
    try {
      await (how === "end" ? api.del(path) : api.put(path, { minutes: keptMinutes }));
      await read();
      announce(how === "end" ? "Comments appear at once there again." : "Moderators read first there for an hour.");
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      announce("That was not taken. Try again.", "assertive");
    }
  };
  return { surges, change };
}
