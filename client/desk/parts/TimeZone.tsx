import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { PolicyView } from "../../../server/protocol/views.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { announce } from "./announce.tsx";

interface TimeZoneProps {
  siteId: string;
  timeZone: string;
  /** When it was saved. */
  done: () => void;
}

/** Where an admin says in which zone the site lives: a part of its rules, and a new version of them. */
export function TimeZone({ siteId, timeZone, done }: TimeZoneProps) {
  const [chosen, setChosen] = useState(timeZone);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: Event) => {
    event.preventDefault();
    if (chosen === timeZone) return;
    try {
      const { version, policy } = await api.get<PolicyView>(`sites/${siteId}/policy`);
      await api.put(`sites/${siteId}/policy`, { version, policy: { ...policy, timeZone: chosen } });
      setProblem(null);
      announce(say("desk.zone.told", { zone: chosen }));
      done();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown.body.title);
    }
  };
  return (
    <form class="card zone" onSubmit={save}>
      <label class="label" for="time-zone">
        {say("desk.zone.label")}
      </label>
      <select class="select" id="time-zone" value={chosen} onChange={event => setChosen(event.currentTarget.value)}>
        <ZoneOptions chosen={timeZone} />
      </select>
      <button class="btn" type="submit" aria-disabled={chosen === timeZone}>
        {say("desk.save")}
      </button>
      <p class="hint" role={problem ? "alert" : undefined}>
        {problem ? say("desk.zone.notSaved", { problem }) : say("desk.zone.hint")}
      </p>
    </form>
  );
}

/** The zones that the browser knows, and the one that is chosen. */
export function ZoneOptions({ chosen }: { chosen: string }) {
  const zones = [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])];
  return (
    <>
      {zones.map(zone => (
        <option key={zone} value={zone}>
          {zone.replaceAll("_", " ")}
        </option>
      ))}
    </>
  );
}
