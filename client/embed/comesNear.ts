const distance = "800px";

/** Fulfils when the element is about to be seen: within that distance above or below. */
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
