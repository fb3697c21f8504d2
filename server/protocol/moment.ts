import { z } from "zod";

/** A moment of our time, as ISO 8601 with its offset. */
export const moment = z.iso
  .datetime({ offset: true, error: "is not a time in ISO 8601" })
  .regex(/^2/, "is not of our time");
