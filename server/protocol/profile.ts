import { z } from "zod";
import type { AuthorView } from "./articles.ts";
import type { Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { CommentParams, PageQuery } from "./requests.ts";
import type { CommentView } from "./views.ts";
import { label, words } from "./words.ts";

/** Somebody as everybody may know them. */
export interface ProfileView extends AuthorView {
  /** In their own words, plain text; often empty. */
  bio: string;
  joinedAt: Time;
  /** Comments that readers see. */
  published: number;
}

/** A comment of somebody, with where it stands. */
export interface WrittenView {
  comment: CommentView;
  articleSlug: string;
  articleTitle: string;
}

/** What is left out stays as it is. */
export const ChangeProfile = z
  .strictObject({
    name: label(limits.nameCodePoints).optional(),
    bio: words(limits.bioCodePoints)
      .transform(text => text.trim())
      .optional(),
  })
  .refine(({ name, bio }) => name !== undefined || bio !== undefined, fault("faults.nothing"));
export type ChangeProfile = z.infer<typeof ChangeProfile>;

export const MyCommentsQuery = PageQuery.extend({ q: words(100).optional() });
export type MyCommentsQuery = z.infer<typeof MyCommentsQuery>;

/** A picture for a comment; until it stands in one it is its uploader's alone, and goes after a day. */
export interface PictureView {
  id: string;
  address: string;
  width: number;
  height: number;
}

export interface AvatarView {
  avatar: NonNullable<AuthorView["avatar"]> | null;
}

export const profileEndpoints = {
  getPerson: endpoint({
    method: "get",
    path: "/people/:id",
    says: "Somebody as everybody may know them",
    params: CommentParams,
    answers: "ProfileView",
    problems: ["not-found"],
  }),
  getPersonComments: endpoint({
    method: "get",
    path: "/people/:id/comments",
    says: "Their comments that readers see, newest first",
    params: CommentParams,
    query: PageQuery,
    answers: "Page<WrittenView>",
    problems: ["not-found"],
  }),
  getMyComments: endpoint({
    method: "get",
    path: "/me/comments",
    says: "My own comments in every state, newest first; those that hold `q`",
    query: MyCommentsQuery,
    answers: "Page<WrittenView>",
    problems: ["sign-in-needed"],
  }),
  changeProfile: endpoint({
    method: "patch",
    // Everybody reads it.
    writes: "comment",
    path: "/me",
    says: "Changes my name, or what I say of myself",
    body: ChangeProfile,
    answers: "ProfileView",
    problems: ["sign-in-needed", "account-needed", "name-refused", "text-refused"],
  }),
  putAvatar: endpoint({
    method: "put",
    writes: "comment",
    path: "/me/avatar",
    says: "Makes a picture mine: a JPEG, PNG or WebP of at most 512 kB, which is drawn anew",
    takesPicture: true,
    answers: "AvatarView",
    problems: ["sign-in-needed", "account-needed", "too-large", "picture-refused"],
  }),
  postPicture: endpoint({
    method: "post",
    writes: "comment",
    path: "/me/pictures",
    says: "Uploads a picture for a comment: a JPEG, PNG or WebP of at most 4 MB, which is drawn anew",
    takesPicture: true,
    status: 201,
    answers: "PictureView",
    problems: ["sign-in-needed", "pictures-off", "too-large", "picture-refused", "too-many-requests"],
  }),
  removeAvatar: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/avatar",
    says: "Takes my picture away",
    answers: "AvatarView",
    problems: ["sign-in-needed"],
  }),
};
