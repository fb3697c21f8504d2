/** Fulfils when the element is about to be seen: within this distance above or below. */
const distance = "800px";

export function comesNear(element: Element): Promise<void> {
  return new Promise(resolve => {
    const observer = new IntersectionObserver(
      entries => {
        if (!entries.some(entry => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: `${distance} 0px` },
    );
    observer.observe(element);
  });
}
