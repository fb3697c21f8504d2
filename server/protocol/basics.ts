/** Ids are decimal strings; times are ISO 8601 strings in UTC. */
export type Id = string;
export type Time = string;

export type Role = "member" | "moderator" | "admin";

export type Sort = "newest" | "oldest" | "top" | "active";

export const sorts = ["newest", "oldest", "top", "active"] as const satisfies readonly Sort[];

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
