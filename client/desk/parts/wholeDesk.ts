import { may } from "../../../server/protocol/permissions.ts";
import type { Member } from "../../core/session.ts";

/** Who decides in some sections only is not shown what is of the whole site. */
export const isOfWholeDesk = (member: Member) => may(member, "readAudit") && member.sections === null;
