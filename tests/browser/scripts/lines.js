// The characters of each line of running text, told apart by where their boxes stand.
() => {
  const lines = []
  for (const block of document.querySelectorAll("main :is(p, li, dd, figcaption, blockquote)")) {
    if (block.closest("table, .visually-hidden") || !block.checkVisibility()) continue
    const rows = new Map()
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest("p, li, dd, figcaption, blockquote") !== block) continue
      for (const [word] of node.data.matchAll(/\S+\s?/g).map((one) => [one])) {
        const range = document.createRange()
        range.setStart(node, word.index)
        range.setEnd(node, word.index + word[0].length)
        const top = Math.round(range.getBoundingClientRect().bottom / 4)
        rows.set(top, (rows.get(top) ?? "") + word[0])
      }
    }
    lines.push(...rows.values())
  }
  return lines.map((line) => line.trim().replace(/\s+/g, " "))
}
