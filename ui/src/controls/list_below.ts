/** Shows a list right below its field, or above it where there is no room; the list is a manual popover placed by the window. */
export function show_below(list: HTMLElement, field: HTMLElement): void {
  if (!list.matches(":popover-open")) list.showPopover();
  const box = field.getBoundingClientRect();
  const height = list.offsetHeight;
  const below = box.bottom + 2 + height <= window.innerHeight - 28 || box.top < height;
  const left = Math.max(0, Math.min(box.left, window.innerWidth - list.offsetWidth - 8));
  list.style.left = `${left}px`;
  list.style.minWidth = `${box.width}px`;
  list.style.top = `${below ? box.bottom + 2 : box.top - height - 2}px`;
}
