// Lets the keys / and s lead to the search box of every page, and opens it on a phone, where it is
// a popover. Single keys can be in the way of speech input: the page of the search has a switch.
const form = document.getElementById("__search")
const words = form.elements.q
const KEPT = "search.shortcuts"
const shortcuts = document.getElementById("keys") ?? { checked: true }

// Where storage is barred, the choice holds for this page.
try {
  shortcuts.checked = localStorage.getItem(KEPT) !== "off"
  shortcuts.addEventListener?.("change", () => localStorage.setItem(KEPT, shortcuts.checked ? "on" : "off"))
} catch {}

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea")
  const meant = ["/", "s"].includes(event.key) && !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey
  if (!meant || writing || !shortcuts.checked) return
  event.preventDefault()
  if (!words.checkVisibility()) form.showPopover()
  words.focus()
})
form.addEventListener("toggle", ({ newState }) => newState === "open" && words.focus())
