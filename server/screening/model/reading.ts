export type { Moved, Reading } from "../../protocol/views.ts";
