// Where the keyboard is: a link that wraps has several boxes; what lies over the middle of the
// first would hide it.
() => {
  const one = document.activeElement
  if (one === document.body) return null
  const box = one.getClientRects()[0] ?? new DOMRect()
  const [top, bottom] = [Math.max(box.y, 0), Math.min(box.bottom, innerHeight)]
  const over = document.elementFromPoint(box.x + box.width / 2, (top + bottom) / 2)
  const label = one.closest("label")
  const style = getComputedStyle(one)
  return {
    what: one.outerHTML.slice(0, 120),
    onScreen: box.width > 0 && box.x >= 0 && box.right <= innerWidth
      && box.bottom > 0 && box.y < innerHeight,
    uncovered: over !== null && (one.contains(over) || Boolean(label?.contains(over))),
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
  }
}
