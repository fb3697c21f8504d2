import { stored } from "./kept.ts";

const key = "comity:live";

/** Whether this reader has turned live off, in this browser. */
export const isLiveOff = (): boolean => stored(storage => storage.getItem(key)) === "off";

export function keepLiveOff(isOff: boolean): void {
  stored(storage => (isOff ? storage.setItem(key, "off") : storage.removeItem(key)));
}
