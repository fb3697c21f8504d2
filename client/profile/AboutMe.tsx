import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { AvatarView, ProfileView } from "../../server/protocol/profile.ts";
import { Avatar } from "../core/Avatar.tsx";
import { api } from "../core/api.ts";
import type { Member } from "../core/session.ts";
import { session } from "../thread/connections.ts";
import { faultOf } from "./faults.ts";
import { smaller } from "./smaller.ts";

/** What everybody knows of me, to be changed. */
export function AboutMe({ member }: { member: Member }) {
  const [name, setName] = useState(member.name);
  const [bio, setBio] = useState("");
  const [picture, setPicture] = useState(member.avatar);
  const [said, setSaid] = useState({ text: "", isTrouble: false });
  useEffect(() => {
    api.get<ProfileView>(`people/${member.id}`).then(
      person => setBio(person.bio),
      () => {},
    );
  }, [member.id]);

  const saved = async (work: () => Promise<void>) => {
    try {
      await work();
      setSaid({ text: say("profile.saved"), isTrouble: false });
      await session().load();
    } catch (thrown) {
      setSaid({ text: faultOf(thrown), isTrouble: true });
    }
  };
  const save = () => saved(async () => void (await api.patch<ProfileView>("me", { name, bio })));
  const choose = (file: File | undefined) =>
    file &&
    saved(async () => {
      const body = await smaller(file, 512);
      setPicture((await api.put<AvatarView>("me/avatar", body)).avatar);
    });
  const remove = () => saved(async () => setPicture((await api.del<AvatarView>("me/avatar")).avatar));

  return (
    <section class="profile-about">
      <div class="profile-head">
        <Avatar id={member.id} name={member.name} badges={member.badges} picture={picture} />
        <label class="btn profile-choose">
          {say("profile.picture")}
          <input
            class="sr"
            type="file"
            accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
            onChange={event => choose(event.currentTarget.files?.[0])}
          />
        </label>
        {picture && (
          <button class="btn btn-quiet" type="button" onClick={remove}>
            {say("profile.removePicture")}
          </button>
        )}
      </div>
      <p class="hint">{say("profile.pictureHint")}</p>
      <label class="label" for="profile-name">
        {say("profile.name")}
      </label>
      <input
        class="field"
        id="profile-name"
        type="text"
        autocomplete="nickname"
        maxLength={limits.nameCodePoints}
        value={name}
        onInput={event => setName(event.currentTarget.value)}
      />
      <label class="label" for="profile-bio">
        {say("profile.bio")}
      </label>
      <textarea
        class="field"
        id="profile-bio"
        rows={3}
        dir="auto"
        value={bio}
        aria-describedby="profile-bio-hint"
        onInput={event => setBio(event.currentTarget.value)}
      />
      <p class="hint" id="profile-bio-hint">
        {say("profile.bioHint", { count: limits.bioCodePoints })}
      </p>
      <div class="profile-save">
        <button class="btn btn-primary" type="button" onClick={save}>
          {say("profile.save")}
        </button>
        <span class={said.isTrouble ? "trouble" : "hint"} role="status">
          {said.text}
        </span>
      </div>
    </section>
  );
}
