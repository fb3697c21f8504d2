/** What a picture is for: how large its upload may be, and how large it is drawn (pixels a side). */
export const imageForms = {
  avatar: { uploadBytes: 512 * 1024, side: 256, fit: "cover" },
  comment: { uploadBytes: 4 * 1024 * 1024, side: 1_600, fit: "inside" },
} as const;
export type ImagePurpose = keyof typeof imageForms;

/** Why an upload is not taken; its size has a problem of its own, `too-large`. */
export type PictureFault = "not-a-picture" | "too-many-pixels" | "takes-too-long";

/** A picture as its comment keeps it. */
export interface KeptPicture {
  id: string;
  width: number;
  height: number;
  /** What is to be seen in it, for who does not see it. */
  alt: string;
}

/** The address of a picture on Comity's own host. */
export const imageAddress = (id: string) => `/images/${id}`;
