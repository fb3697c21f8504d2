export { GuestDialog } from "./GuestDialog.tsx";
export { PersonDialog } from "./PersonDialog.tsx";
export { ProfileDialog } from "./ProfileDialog.tsx";
