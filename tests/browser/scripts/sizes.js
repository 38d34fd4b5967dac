// The size of each text that is shown, by its first words.
() => {
  const found = {}
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue
    if (parent.closest(".visually-hidden")) continue
    found[node.data.trim().slice(0, 60)] = parseFloat(getComputedStyle(parent).fontSize)
  }
  return found
}
