// Searches what the address asks for, ?q=patent&kind=events&year=2019: names and titles, by an index
// of ours, and below them the texts of all pages, by Pagefind's. Either is shown if the other fails.
const { lookup } = document.querySelector("script[data-lookup]").dataset
const { count, element, folded, has, load, sought } = await import(new URL(lookup, location))

const [form, status, found] = ["search", "told", "found"].map((id) => document.getElementById(id))
const root = new URL(found.dataset.root, location)
const MOST = 6 // names and titles that are shown
const AT_ONCE = 10 // pages that are shown before somebody asks for more

const link = (address, text) => element("a", { href: new URL(address, root).href }, text)
const browse = (text, query = "") => link(`browse/${query}`, text)
const button = (text, onclick) => element("button", { type: "button", onclick }, text)
const part = (title, entries, ...rest) => element("section", {},
  element("h2", {}, title), element("ul", { className: "entries" }, ...entries), ...rest)
const entry = (address, title, ...notes) => element("li", {}, link(address, title), ...notes)
const note = (text) => element("p", { className: "note" }, text)

// Names and titles

const KINDS = { kind: "kind of programme", city: "place", region: "region or group of countries" }
const nameEntry = ({ group, names, address, number }, asked) => {
  const other = has(folded(names[0]), asked) ? "" : names.find((name) => has(folded(name), asked))
  const about = [KINDS[group] ?? group, group !== "city" && count(number, "programme"), other && `also written ${other}`]
  return entry(address, names[0], note(about.filter(Boolean).join(", ")))
}

// A name that is what was typed comes first, then one that begins with it.
const exactness = (names, typed) => {
  const texts = names.map((name) => sought(name).join(" "))
  return texts.includes(typed) ? 0 : texts.some((text) => text.startsWith(typed)) ? 1 : 2
}

// Names are near that share most letters and pairs of letters with what was typed.
const pairs = (text) => new Set([...text].flatMap((letter, at, all) => [letter, letter + (all[at + 1] ?? "")]))
const likeness = (one, other) => 2 * [...one].filter((pair) => other.has(pair)).length / (one.size + other.size)
const nearest = (entries, typed) => entries
  .map((entry) => ({ ...entry, like: Math.max(...entry.names.map((name) => likeness(pairs(sought(name).join(" ")), pairs(typed)))) }))
  .filter(({ like }) => like > 0.6).sort((one, other) => other.like - one.like).slice(0, 3)

const searchNames = async (q, { kind, year }) => {
  const { names, rows } = await load(found.dataset.index)
  const asked = sought(q)
  const typed = asked.join(" ")
  const [kindAt, yearAt] = [["kind", kind], ["year", year]].map(([group, key]) => names[group]?.findIndex((one) => one.key === key))
  const fits = ([kinds, , years]) => (!kind || kinds.includes(kindAt)) && (!year || years.includes(yearAt))
  const titled = rows.filter((row) => has(row.folded, asked) && row.occasions.some(fits))
  const all = Object.values(names).flat()
  const named = kind || year ? [] : all.filter((entry) => has(entry.folded, asked))
    .map((entry) => ({ ...entry, rank: exactness(entry.names, typed) }))
    .sort((one, other) => one.rank - other.rank || other.number - one.number)
  return { named, titled, asked, near: named.length || titled.length || kind || year ? [] : nearest(all, typed) }
}

// Texts

// Pagefind does not tell of a piece that it could not fetch, and finds less: so this is watched.
let missing = false
const { fetch } = globalThis
globalThis.fetch = (...request) => fetch(...request).then(
  (answer) => { missing ||= !answer.ok; return answer },
  (error) => { missing = true; throw error },
)

let [opening, attempts] = [undefined, 0]
const opened = async () => {
  const { createInstance } = await import(new URL(`pagefind/pagefind.js?${attempts}`, root))
  return createInstance({ basePath: new URL("pagefind/", root).pathname, baseUrl: root.pathname, noWorker: true })
}

// Words of every page find nothing, and their part of the index is the largest: they count in quotes only.
const COMMON = new Set(("a an and are as at be been by for from had has have in is it its of on or " +
  "that the their there these this to was were which with").split(" "))
const rare = (asked) => {
  const left = asked.split(/\s+/).filter((word) => !COMMON.has(word.toLowerCase()))
  return asked.includes('"') || !left.length ? asked : left.join(" ")
}

// A piece that is missing may be one of an index that a new publication has replaced: the second
// time, all is loaded anew.
const searchTexts = async (q, chosen, tries = 2) => {
  missing = false
  try {
    const pagefind = await (opening ??= opened())
    const search = async (filters) => (await pagefind.search(rare(q.replace(/[“”„]/g, '"').normalize("NFKC")), { filters })).results
    const asked = Object.values(chosen)
    const programmes = asked.length && await (await fetch(new URL("pagefind/programmes.json", root))).json()
    const results = (await search({ none: { for: "editors" } }))
      .filter(({ id }) => asked.every((value) => programmes[id]?.includes(value)))
    if (!asked.length) results.push(...await search({ for: "editors" }))
    const first = await Promise.all(results.slice(0, AT_ONCE).map((result) => result.data()))
    if (missing) throw new Error("a piece of the index is missing")
    return { first, rest: results.slice(AT_ONCE), number: results.length }
  } catch (error) {
    opening = undefined
    attempts += 1
    if (tries === 1) throw error
    return searchTexts(q, chosen, tries - 1)
  }
}

// An excerpt is the sentence with the first word that was found, or the first one below the title;
// of a long one, its beginning, and what stands around that word.
const SENTENCE = /[.?!]["”’)]*\s+(?=["“‘(]?[\p{Lu}\p{N}])/gu
const cut = (text, length) => (text.length > length ? `${text.slice(0, text.lastIndexOf(" ", length))} … ` : text)
const excerptOf = ({ excerpt, content, meta }) => {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html")
  const marks = [...new Set([...body.querySelectorAll("mark")].map((mark) => mark.textContent))]
  const marked = new RegExp(`(${marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") || "$^"})`)
  let below = 0
  while (meta.title[below] && meta.title[below] === content[below]) below += 1
  const best = content.indexOf(body.textContent) + body.textContent.search(marked)
  const at = best < below ? below + Math.max(1, content.slice(below).search(marked)) : best
  const begin = [...content.slice(0, at).matchAll(SENTENCE)].reduce((_, end) => end.index + end[0].length, 0)
  const text = at - begin < 150 ? cut(content.slice(begin, begin + 300), 260)
    : cut(content.slice(begin, at), 60) + cut(content.slice(content.indexOf(" ", at - 60) + 1, at + 160), 180)
  return element("p", { className: "excerpt" },
    ...text.split(marked).map((piece) => (marks.includes(piece) ? element("mark", {}, piece) : piece)))
}
const pageEntry = (page) =>
  entry(page.url, page.meta.title, note((page.meta.trail ?? "").split(" > ").slice(-2).join(" > ")), excerptOf(page))

const addMore = async (rest, list, more) => {
  const next = (await Promise.all(rest.splice(0, AT_ONCE).map((one) => one.data()))).map(pageEntry)
  list.append(...next)
  more.hidden = !rest.length
  next[0].querySelector("a").focus()
}

const failed = (what) => element("p", {}, `${what} could not be searched. You can `, button("try again", () => show()),
  " or ", browse("look through all programmes"), ".")

const partsOf = (q, { named = [], titled = [], asked, near = [] }, { first = [], rest = [], number = 0 }) => {
  const parts = []
  if (near.length) parts.push(element("p", {}, "Did you mean ", ...near.flatMap(({ names, address }, at) => [at ? " or " : "", link(address, names[0])]), "?"))
  if (named.length) parts.push(part("Names", named.slice(0, MOST).map((name) => nameEntry(name, asked))))
  const all = titled.length > MOST ? [browse(`All ${titled.length} titles`, `?q=${encodeURIComponent(q)}`)] : []
  const shown = titled.slice(0, MOST).map((row) => entry(row.address, row.title, note(row.note)))
  if (shown.length) parts.push(part("Titles", shown, ...all))
  if (number) {
    const more = Object.assign(button("Show more", () => addMore(rest, more.previousSibling, more)), { className: "more", hidden: !rest.length })
    parts.push(part("Pages with these words", first.map(pageEntry), more))
  }
  return parts
}

const show = async () => {
  const here = location.search
  const { q = "", kind, year } = Object.fromEntries([...new URLSearchParams(here)].filter(([, value]) => value.trim()))
  const chosen = { ...(kind && { kind }), ...(year && { year }) }
  form.elements.q.value = q
  for (const select of form.querySelectorAll("select")) {
    select.value = chosen[select.name] ?? ""
    if (select.selectedIndex < 0) select.add(new Option(`${chosen[select.name]}: no programme`, chosen[select.name], true, true))
  }
  status.textContent = q && "Searching …"
  found.replaceChildren()
  if (!q) return
  const [names, texts] = await Promise.allSettled([searchNames(q, chosen), searchTexts(q, chosen)])
  if (here !== location.search) return
  const parts = partsOf(q, names.value ?? {}, texts.value ?? {})
  if (names.reason) parts.push(failed("Names and titles"))
  if (texts.reason) parts.push(failed(globalThis.WebAssembly ? "The texts of the pages" : "This browser has no WebAssembly: the texts of the pages"))
  const numbers = { name: names.value?.named.length, title: names.value?.titled.length, page: texts.value?.number }
  const told = Object.entries(numbers).filter(([, number]) => number).map(([noun, number]) => count(number, noun))
  if (!told.length && !names.reason && !texts.reason) {
    const wider = kind || year ? [link(`search/?q=${encodeURIComponent(q)}`, "search all kinds and years"), ", "] : []
    parts.push(element("p", {}, "Check the spelling, use fewer words, ", ...wider, "or ", browse("look through all programmes"), "."))
  }
  found.replaceChildren(...parts)
  status.textContent = told.length ? `“${q}”: ${told.join(", ")}` : `Nothing found for “${q}”`
}

const go = (step) => {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()))
  history[step](null, "", asked.size ? `?${asked}` : location.pathname)
  show()
}
form.addEventListener("submit", (event) => { event.preventDefault(); go("pushState") })
form.addEventListener("change", ({ target }) => target.matches("select") && go("replaceState"))
addEventListener("popstate", () => location.hash || show())
document.querySelector(".unscripted").remove()
show()
