import { z } from "zod";
import { fault } from "./faults.ts";

/**
 * A moment of our time, as ISO 8601 with its offset, that of a place: PostgreSQL knows no +16:00, and reads no more than so many digits of a
 * second.
 */
export const moment = z.iso
  .datetime({ offset: true, ...fault("faults.time") })
  .regex(/^2[^.]*(\.\d{1,12})?(Z|[+-](0\d|1[0-4]):\d\d)$/, fault("faults.ourTime"));
