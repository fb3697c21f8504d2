import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { PictureView } from "../../server/protocol/profile.ts";
import { ApiProblem, api } from "../core/api.ts";
import { atHome } from "../core/home.ts";
import type { Attached } from "./usePosting.ts";

interface AttachPicturesProps {
  pictures: readonly Attached[];
  set: (pictures: Attached[]) => void;
}

/** Pictures for what is being written; each wants a few words for who does not see it. */
export function AttachPictures({ pictures, set }: AttachPicturesProps) {
  const [trouble, setTrouble] = useState("");
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setTrouble("");
    try {
      // Made small before it is sent, and without where it was taken.
      const { smaller } = await import("../profile/smaller.ts");
      const { id, address } = await api.post<PictureView>("me/pictures", await smaller(file, 1_600));
      set([...pictures, { id, address, alt: "" }]);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setTrouble(say("composer.pictureNotTaken"));
    }
  };
  return (
    <div class="composer-pictures">
      {pictures.map(picture => (
        <div class="composer-picture" key={picture.id}>
          <img src={atHome(picture.address)} alt="" />
          <input
            class="field"
            type="text"
            aria-label={say("composer.pictureAlt")}
            placeholder={say("composer.pictureAlt")}
            maxLength={limits.altCodePoints}
            value={picture.alt}
            onInput={event => {
              const alt = event.currentTarget.value;
              set(pictures.map(one => (one.id === picture.id ? { ...one, alt } : one)));
            }}
          />
          <button
            class="btn btn-quiet"
            type="button"
            onClick={() => set(pictures.filter(({ id }) => id !== picture.id))}
          >
            {say("composer.removePicture")}
          </button>
        </div>
      ))}
      {pictures.length < limits.picturesMost && (
        <label class="btn btn-sm composer-choose">
          {say("composer.addPicture")}
          <input
            class="sr"
            type="file"
            accept="image/*"
            onChange={event => {
              void choose(event.currentTarget.files?.[0]);
              event.currentTarget.value = "";
            }}
          />
        </label>
      )}
      <p class="trouble" role="status">
        {trouble}
      </p>
    </div>
  );
}
