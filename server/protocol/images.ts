/** What a picture is for: how large its upload may be, and how large it is drawn (pixels a side). */
export const imageForms = {
  avatar: { uploadBytes: 512 * 1024, side: 256, fit: "cover" },
  comment: { uploadBytes: 4 * 1024 * 1024, side: 1_600, fit: "inside" },
} as const;
export type ImagePurpose = keyof typeof imageForms;

/** Why an upload is not taken; its size has a problem of its own, `too-large`. */
export const pictureFaults = {
  "not-a-picture": "This is no JPEG, PNG or WebP that can be read to its end.",
  "too-many-pixels": "The picture has more than 24 million pixels.",
  "takes-too-long": "The picture takes too long to read.",
} as const;
export type PictureFault = keyof typeof pictureFaults;

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
