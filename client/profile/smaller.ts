/**
 * A picture that the reader chose, drawn no larger than so many pixels a side: a photo of many megabytes is sent as a few dozen kilobytes, and
 * where it was taken stays here. What this browser cannot draw is sent as it is, for the server to say so.
 */
export async function smaller(file: File, side: number): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    // Where WebP cannot be written the browser answers a PNG.
    const drawn = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, "image/webp", 0.9));
    return drawn ?? file;
  } catch {
    return file;
  }
}
