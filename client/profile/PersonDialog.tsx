import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { ProfileView } from "../../server/protocol/profile.ts";
import { Avatar } from "../core/Avatar.tsx";
import { api } from "../core/api.ts";
import { Badges } from "../core/Badges.tsx";
import { exactDate } from "../core/text.ts";
import { Dialog } from "../thread/Dialog.tsx";
import { Written } from "./Written.tsx";

/** What everybody may know of somebody: a picture, a few words of their own, and what they wrote lately. */
export function PersonDialog({ id, onClose }: { id: Id; onClose: () => void }) {
  const [person, setPerson] = useState<ProfileView | null | undefined>();
  useEffect(() => {
    api.get<ProfileView>(`people/${id}`).then(setPerson, () => setPerson(null));
  }, [id]);
  return (
    <Dialog id="person-h" title={person?.name ?? ""} onClose={onClose}>
      {person === null && <p>{say("profile.gone")}</p>}
      {person && (
        <>
          <PersonHead person={person} />
          {person.bio !== "" && (
            <p class="profile-bio" dir="auto">
              {person.bio}
            </p>
          )}
          <h4 class="profile-part">{say("profile.lately")}</h4>
          <Written path={`people/${id}/comments`} />
        </>
      )}
    </Dialog>
  );
}

function PersonHead({ person }: { person: ProfileView }) {
  return (
    <div class="profile-head">
      <Avatar id={person.id} name={person.name} badges={person.badges} picture={person.avatar} />
      <p class="hint">
        {say("profile.memberSince", { date: exactDate(person.joinedAt) })} ·{" "}
        {say("profile.published", { count: person.published })}
      </p>
      <Badges author={person} />
    </div>
  );
}
