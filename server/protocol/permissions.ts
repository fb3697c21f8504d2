import type { Role } from "./basics.ts";

/** What a role may do on its own site. The client shows, the server enforces. */
const permissions = {
  decide: ["moderator", "admin"],
  readPolicy: ["moderator", "admin"],
  changePolicy: ["admin"],
  changeSettings: ["admin"],
  changeRoles: ["admin"],
  exportStatements: ["admin"],
  readAudit: ["moderator", "admin"],
  exportAudit: ["admin"],
  settleSecondLooks: ["admin"],
  handOver: ["moderator", "admin"],
  readInsights: ["moderator", "admin"],
} as const satisfies Record<string, readonly Role[]>;

const ranks: readonly Role[] = ["member", "moderator", "admin"];

/** Nobody restricts a person of the same rank or a higher one. */
export function outranks(who: { role: Role }, whom: { role: Role }): boolean {
  return ranks.indexOf(who.role) > ranks.indexOf(whom.role);
}

export type Permission = keyof typeof permissions;

export function may(who: { role: Role } | null | undefined, permission: Permission): boolean {
  return who ? (permissions[permission] as readonly Role[]).includes(who.role) : false;
}
