import { useCallback, useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { SurgeJump, SurgeView } from "../../server/protocol/pace.ts";
import { ApiProblem, api } from "../core/api.ts";
import { Icon } from "../core/Icon.tsx";
import type { Member } from "../core/session.ts";
import { clockTime } from "../core/text.ts";
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
            {say("desk.surge.end")}
          </button>
          <button class="btn btn-sm" type="button" onClick={() => void change(surge, "keep")}>
            {say("desk.surge.keep")}
          </button>
        </div>
      ))}
    </>
  );
}

const readFirst = ({ article, until }: SurgeView) =>
  say("desk.surge.readFirst", { title: article.title, time: clockTime(until, "here") });

function whyWords({ jumps, by }: SurgeView): string {
  if (jumps.length === 0) return by ? say("desk.surge.asked", { name: by.name }) : say("desk.surge.askedBySomebody");
  const itself = say("desk.surge.byItself", { jumps: jumps.map(jumpWords).join(say("desk.between")) });
  return by ? `${itself} ${say("desk.surge.keptBy", { name: by.name })}` : itself;
}

const jumpWords = ({ of, is, usual }: SurgeJump) => say(`desk.surge.jump.${of}`, { is, usual });

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
      announce(how === "end" ? say("desk.surge.ended") : say("desk.surge.kept"));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      announce(say("desk.surge.notTaken"), "assertive");
    }
  };
  return { surges, change };
}
