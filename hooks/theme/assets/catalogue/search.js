// Searches the texts of all pages with the index that a build makes, and lists what is found
// below the box, by kind. The index is fetched when somebody goes to the box, and not before.
const form = document.getElementById("__search")
const words = form.elements.q
const status = form.querySelector("[role=status]")
const lists = form.querySelector(".found-lists")
const shortcuts = form.querySelector(".found-keys input")
const root = new URL("../../", import.meta.url)

const MOST = 20 // results that are shown
const PAUSE = 150 // milliseconds without a key before a search begins

const opened = async () => {
  const pagefind = await import(new URL("pagefind/pagefind.js", root))
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 20 })
  await pagefind.init()
  return pagefind
}

let loading
const load = () => {
  loading ??= opened()
  return loading
}

const element = (name, className, ...children) => {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

// Pagefind gives an excerpt as HTML; of it only the text and its marks are taken. It is cut out of
// the text of the page after so many words: dots show where that is within a sentence.
const END = /[.?!]["”’)]*\s*$/
const excerptOf = (html, text) => {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const before = text.slice(0, Math.max(0, text.indexOf(body.textContent)))
  return [
    before && !END.test(before) ? "… " : "",
    ...[...body.childNodes].map((node) =>
      node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent),
    END.test(body.textContent) || text.endsWith(body.textContent) ? "" : " …",
  ]
}

const entryOf = ({ url, meta, excerpt, content }) => {
  const link = element("a", "", meta.title)
  link.href = url
  return element("li", "",
    link,
    element("p", "note", meta.trail ?? ""),
    element("p", "excerpt", ...excerptOf(excerpt, content)))
}

const close = () => {
  status.textContent = ""
  lists.replaceChildren()
  shortcuts.closest("p").hidden = true
}

const say = (text) => {
  status.textContent = text
  shortcuts.closest("p").hidden = false
}

// A programme stands under its kind, another page under what it is a part of: Countries.
const groupOf = ({ meta }) => {
  const levels = (meta.trail ?? "").split(" > ")
  return meta.kind ?? (levels.length > 2 ? levels.at(-1) : "Other pages")
}

const show = (results, number) => {
  const kinds = Map.groupBy(results, groupOf)
  lists.replaceChildren(...[...kinds].flatMap(([kind, found], position) => {
    const name = element("p", "found-kind", kind)
    name.id = `found-${position}`
    const list = element("ul", "", ...found.map(entryOf))
    list.setAttribute("aria-labelledby", name.id)
    return [name, list]
  }))
  const shown = number > results.length ? `, the best ${results.length} of them below` : ""
  say(number ? `${number} ${number === 1 ? "page" : "pages"} found${shown}` : "No page found")
}

// Words that stand on every page find nothing, and their part of the index is the largest. They
// count in a phrase between quotation marks, and where nothing else is asked.
const COMMON = new Set(("a an and are as at be been by for from had has have in is it its of on or " +
  "that the their there these this to was were which with").split(" "))
const soughtIn = (asked) => {
  const rare = asked.split(/\s+/).filter((word) => !COMMON.has(word.toLowerCase()))
  return asked.includes('"') || !rare.length ? asked : rare.join(" ")
}

// Resolves to whether the question was answered; a later question takes its place.
const search = async (pause) => {
  const asked = words.value.trim()
  if (!asked) return close()
  let pagefind
  try {
    pagefind = await load()
  } catch {
    lists.replaceChildren()
    return say("The search of all texts comes with a build of the site. Press Enter to search titles.")
  }
  const found = await pagefind.debouncedSearch(soughtIn(asked), {}, pause)
  if (!found) return false
  const results = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()))
  if (asked !== words.value.trim()) return false
  show(results, found.results.length)
  return results.length > 0
}

words.addEventListener("focus", () => load().catch(() => {}), { once: true })
words.addEventListener("input", () => search(PAUSE))

// Enter leads to the first page found; where there is no index, to the titles.
form.addEventListener("submit", async (event) => {
  event.preventDefault()
  if (await search(0)) return lists.querySelector("a").focus()
  load().catch(() => form.submit())
})

form.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 }
  if (event.key === "Escape" && status.textContent) {
    event.preventDefault()
    close()
    words.focus()
  } else if (event.key in steps && status.textContent) {
    const stops = [words, ...lists.querySelectorAll("a")]
    const next = stops[stops.indexOf(document.activeElement) + steps[event.key]]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
})

// What lies over the page goes when the reader goes on.
document.addEventListener("focusin", ({ target }) => {
  if (!form.contains(target)) close()
})
document.addEventListener("click", ({ target }) => {
  if (!form.contains(target)) close()
})

// Single keys can be in the way of speech input, so they can be switched off.
const KEPT = "search.shortcuts"
try {
  shortcuts.checked = localStorage.getItem(KEPT) !== "off"
} catch {
  // Where storage is barred, the choice holds for this page.
}
shortcuts.addEventListener("change", () => {
  try {
    localStorage.setItem(KEPT, shortcuts.checked ? "on" : "off")
  } catch {
    // As above.
  }
})
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea")
  if (!shortcuts.checked || writing || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key !== "/" && event.key !== "s") return
  event.preventDefault()
  if (!words.checkVisibility()) form.showPopover()
  words.focus()
})

// On a phone the form is a popover, which a button opens.
form.addEventListener("toggle", ({ newState }) => newState === "open" && words.focus())
