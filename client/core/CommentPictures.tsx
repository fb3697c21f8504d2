import type { CommentView } from "../../server/protocol/views.ts";
import { atHome } from "./home.ts";

/** The pictures of a comment, each in a place of its own shape, so that nothing moves when it comes. */
export function CommentPictures({ images }: { images: CommentView["images"] }) {
  if (!images) return null;
  return (
    <div class="comment-pictures">
      {images.map(({ address, width, height, alt }) => (
        <a key={address} href={atHome(address)}>
          <img src={atHome(address)} width={width} height={height} alt={alt} loading="lazy" decoding="async" />
        </a>
      ))}
    </div>
  );
}
