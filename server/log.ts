import { pino } from "pino";

/**
 * One JSON line an entry on stderr. E-mail and IP addresses never enter the log: nothing that holds them is passed to it, and
 * the usual names are struck out should that ever slip.
 */
export const log = pino(
  {
    name: "comity",
    redact: { paths: ["email", "*.email", "ip", "*.ip", "password", "*.password", "cookie", "*.cookie"], remove: true },
    serializers: {
      err: error => ({ type: error?.name, message: error?.message, code: error?.code, stack: error?.stack }),
    },
  },
  pino.destination({ dest: 2, sync: true }),
);
