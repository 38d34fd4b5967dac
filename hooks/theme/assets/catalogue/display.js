// Keeps the reader's text size and colours for the next page, and sets them before it is painted.
// The radio buttons work by CSS alone: without this script a choice holds for the page it is made on.
// It also shows the buttons that print a page or copy its address, which do nothing without it.
(() => {
  "use strict"
  const root = document.documentElement
  const names = ["size", "scheme"]
  const key = (name) => `display.${name}`

  // Where storage is barred, reading and writing throw: the choice is then simply not kept.
  const attempt = (action) => {
    try {
      return action()
    } catch {
      return null
    }
  }

  for (const name of names) {
    const kept = attempt(() => localStorage.getItem(key(name)))
    if (kept) root.dataset[name] = kept
  }

  const actions = {
    print: () => print(),
    copy: (button) => navigator.clipboard.writeText(location.href).then(() => button.append(": copied")),
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-action]")) {
      const { action } = button.dataset
      button.parentElement.hidden = action === "copy" && !navigator.clipboard
      button.addEventListener("click", () => actions[action](button))
    }
    for (const name of names) {
      const button = document.getElementById(`__${name}-${root.dataset[name]}`)
      if (button) button.checked = true
      // From here on the buttons rule.
      delete root.dataset[name]
    }
    document.addEventListener("change", ({ target }) => {
      if (!names.includes(target.name) || target.type !== "radio") return
      const choice = target.id.slice(target.name.length + 3)
      attempt(() => localStorage.setItem(key(target.name), choice))
    })
  })
})()
