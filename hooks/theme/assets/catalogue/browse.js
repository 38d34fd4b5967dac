// Narrows and sorts the list of all programmes by what the address says, and nothing else does:
// ?country=LA&country=VN&year=2019&q=patent&sort=title. The first two are alternatives; all others meet in one occasion.
const { lookup } = document.querySelector("script[data-lookup]").dataset
const { count, element, has, load, sought } = await import(new URL(lookup, location))

const form = document.getElementById("filters")
const { q: words, sort: order } = form.elements
const [status, list, chips, instead, more] = ["matches", "programmes", "chosen", "instead", "more"]
  .map((id) => document.getElementById(id))
const AT_ONCE = 50 // rows that are shown before somebody asks for more
const facets = [...form.querySelectorAll("fieldset")].map((fieldset) => ({
  name: fieldset.name, label: fieldset.querySelector("legend").textContent,
  summary: fieldset.parentElement.querySelector("summary"),
  boxes: new Map([...fieldset.elements].map((box) => [box.value.toLowerCase(), box])),
}))

// What the address asks for; a value that no box has is kept, and named.
const asked = () => {
  const params = new URLSearchParams(location.search)
  const chosen = facets.map(({ name, boxes }) => [...new Set(params.getAll(name).filter(Boolean)
    .map((value) => boxes.get(value.toLowerCase())?.value ?? value))])
  return { q: (params.get("q") ?? "").trim(), sort: params.get("sort") ?? "", chosen }
}

const addressOf = ({ q, sort, chosen }) => {
  const params = new URLSearchParams()
  if (q) params.set("q", q)
  facets.forEach(({ name }, at) => chosen[at].forEach((value) => params.append(name, value)))
  if (sort) params.set("sort", sort)
  return params.size ? `?${params}` : location.pathname
}

// The numbers beside the choices of a facet leave its own choice out: they say what another
// choice would give. So an occasion that fails one facet alone counts for that facet, too.
const find = ({ names, rows }, { q, chosen }) => {
  const all = facets.map(({ name }) => names[name] ?? [])
  const wanted = chosen.map((values, at) => values.length
    && new Set(values.map((value) => all[at].findIndex(({ key }) => key === value))))
  const numbers = all.map(({ length }) => new Uint32Array(length))
  const last = all.map(({ length }) => new Int32Array(length).fill(-1))
  const parts = sought(q).map((word) => [[word],
    new Set(names.country?.flatMap((one, at) => (has(one.folded, [word]) ? [at] : [])))])
  const named = ({ occasions }, set) => set.size && occasions.some(([, countries]) => countries.some((at) => set.has(at)))
  const found = rows.filter((row, number) => {
    if (!parts.every(([word, countries]) => has(row.folded, word) || named(row, countries))) return false
    let matches = false
    for (const occasion of row.occasions) {
      const failed = wanted.flatMap((set, at) => (set && !occasion[at].some((value) => set.has(value)) ? [at] : []))
      if (failed.length > 1) continue
      matches ||= !failed.length
      for (const at of failed.length ? failed : all.keys()) {
        for (const value of occasion[at]) {
          if (last[at][value] !== number) numbers[at][value] += 1
          last[at][value] = number
        }
      }
    }
    return matches
  })
  return { found, numbers: all.map((entries, at) => new Map(entries.map(({ key }, one) => [key, numbers[at][one]]))) }
}

const ORDERS = {
  __proto__: null,
  title: (rows) => [...rows].sort((one, other) => one.title.localeCompare(other.title, "en")),
  oldest: (rows) => [...rows.filter((row) => !row.undated).reverse(), ...rows.filter((row) => row.undated)],
}

let matching = []
const rowOf = ({ title, address, note }) => element("li", {},
  element("a", { className: "entry", href: `../${address}` }, title), element("p", { className: "note" }, note))
const fill = (number) => {
  list.replaceChildren(...matching.slice(0, number).map(rowOf))
  more.hidden = matching.length <= number
}

const chip = (label, without, text = `${label} ×`, ariaLabel = `Remove ${label}`) => {
  const button = element("button", { type: "button", ariaLabel }, text)
  button.addEventListener("click", async () => {
    const at = [...chips.children].indexOf(button.parentElement)
    await go(without())
    const next = chips.children[at] ?? chips.lastElementChild
    ;(next?.firstElementChild ?? words).focus()
  })
  return element("li", {}, button)
}

const showChosen = (now) => {
  const { q, sort, chosen } = now
  if (words.value.trim() !== q) words.value = q
  order.value = sort in ORDERS ? sort : ""
  const made = q ? [chip(`“${q}”`, () => ({ ...asked(), q: "" }))] : []
  facets.forEach(({ label, summary, boxes }, at) => {
    for (const box of boxes.values()) box.checked = chosen[at].includes(box.value)
    summary.textContent = chosen[at].length ? `${label} (${chosen[at].length})` : label
    made.push(...chosen[at].map((value) => {
      const box = boxes.get(value.toLowerCase())
      const text = box ? box.nextSibling.textContent : `${label} “${value}”, which no programme has`
      return chip(text, () => ({ ...asked(), chosen: asked().chosen.map((values, one) =>
        (one === at ? values.filter((other) => other !== value) : values)) }))
    }))
  })
  const all = "Clear all filters"
  if (made.length > 1) made.push(chip(all, () => ({ q: "", sort: asked().sort, chosen: facets.map(() => []) }), all, all))
  chips.replaceChildren(...made)
}

const tell = (text, ...advice) => {
  status.textContent = text
  instead.hidden = !advice.length
  instead.replaceChildren(...advice)
}

const show = async (rows = AT_ONCE) => {
  const now = asked()
  showChosen(now)
  let index
  try {
    index = await load(list.dataset.index)
  } catch {
    const again = element("button", { type: "button", onclick: () => show(rows) }, "Try again")
    return tell("The list could not be narrowed or sorted: its index did not load. It shows all programmes.", again)
  }
  if (addressOf(now) !== addressOf(asked())) return
  const { found, numbers } = find(index, now)
  matching = ORDERS[now.sort]?.(found) ?? found
  fill(rows)
  document.querySelector("nav.leaves")?.remove()
  facets.forEach(({ boxes }, at) => boxes.forEach((box) => {
    const number = numbers[at].get(box.value) ?? 0
    box.parentElement.lastElementChild.textContent = number.toLocaleString("en")
    box.disabled = !number && !box.checked
  }))
  const all = count(index.rows.length, "programme")
  const told = found.length < index.rows.length ? `${found.length.toLocaleString("en")} of ${all}` : all
  if (found.length) return tell(told)
  const texts = now.q ? [" or ", element("a", { href: `../search/?q=${encodeURIComponent(now.q)}` }, "search all texts for these words")] : []
  tell(told, "No programme matches all of this. Remove one of the filters above", ...texts, ".")
}

// Each entry of the history has the place in the list where the reader left it.
history.scrollRestoration = "manual"
let shown = location.search
const keep = () => history.replaceState({ y: scrollY, rows: list.children.length }, "")
const go = (wanted, step = "pushState") => {
  keep()
  history[step](null, "", addressOf(wanted))
  shown = location.search
  return show()
}
const restore = async () => {
  const { y, rows = 0 } = history.state ?? {}
  if (location.search !== shown || location.search || rows > list.children.length) await show(Math.max(rows, AT_ONCE))
  shown = location.search
  if (y !== undefined) scrollTo(0, y)
}
for (const name of ["pagehide", "scrollend"]) addEventListener(name, keep)
addEventListener("popstate", () => (history.state || location.search !== shown) && restore()) // else a link within the page

// A word is one step back, not one for each letter.
let typing = false
for (const name of ["input", "compositionend"]) words.addEventListener(name, (event) => {
  if (event.isComposing) return // signs that an input method puts together are no words yet
  go({ ...asked(), q: words.value.trim() }, typing ? "replaceState" : "pushState")
  typing = true
})
words.addEventListener("blur", () => { typing = false })
order.addEventListener("change", () => go({ ...asked(), sort: order.value }, "replaceState"))
form.addEventListener("change", ({ target }) => {
  const at = facets.findIndex(({ name }) => name === target.name)
  if (at < 0) return
  const { chosen, ...others } = asked()
  chosen[at] = target.checked ? [...chosen[at], target.value] : chosen[at].filter((value) => value !== target.value)
  go({ ...others, chosen })
})
form.addEventListener("focusin", () => load(list.dataset.index).catch(() => {}), { once: true })
form.addEventListener("submit", (event) => event.preventDefault())
more.addEventListener("click", () => {
  const next = list.children.length
  fill(next + AT_ONCE)
  list.children[next].querySelector("a").focus()
})
document.querySelector(".unscripted").remove()
restore()
