// Narrows the list of all programmes. What is chosen stands in the address, so that it can be
// kept, sent and gone back to. The rows are those of the page; a large catalogue has them in a
// file, which is fetched when a filter is touched.
const form = document.getElementById("filters")
const words = form.elements.q
const facets = [...form.querySelectorAll("select")]
const fields = [words, ...facets]
const status = document.getElementById("matches")
const list = document.getElementById("programmes")
const more = document.getElementById("more")

// So many rows are shown before somebody asks for more; a page without a file has no more of them.
const AT_ONCE = list.dataset.index ? 100 : 300

// Accents and case do not matter: "cote" finds "Côte".
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

// A row knows its choices of each facet by their places in the list: ten thousand rows are looked
// through at each choice, and numbers are compared sooner than words.
const places = facets.map(({ options }) => new Map([...options].map(({ value }, at) => [value, at])))
const choicesOf = (get) => facets.map(({ name }, at) =>
  get(name).split(" ").map((value) => places[at].get(value) ?? 0))

const fromPage = () => [...list.children].map((element) => ({
  element: () => element,
  title: fold(element.querySelector(".entry").textContent),
  choices: choicesOf((name) => element.dataset[name]),
}))

const made = (title, address, note) => {
  const row = document.createElement("li")
  const link = row.appendChild(document.createElement("a"))
  Object.assign(link, { className: "entry", href: `../${address}`, textContent: title })
  const below = row.appendChild(document.createElement("p"))
  Object.assign(below, { className: "note", textContent: note })
  return row
}

const fromFile = async () => {
  const { titles, addresses, notes, values } = await (await fetch(list.dataset.index)).json()
  return titles.map((title, at) => ({
    element: () => made(title, addresses[at], notes[at]),
    title: fold(title),
    choices: choicesOf((name) => values[name][at]),
  }))
}

let loading
const load = () => (loading ??= list.dataset.index ? fromFile() : Promise.resolve(fromPage()))

// The numbers beside the choices of a facet leave its own choice out: they say what another
// choice would give. So a row that fails one facet alone counts for that facet, too.
const find = (rows) => {
  const parts = fold(words.value).split(/\s+/)
  const wanted = facets.map(({ selectedIndex }) => selectedIndex)
  const numbers = facets.map(({ options }) => new Uint32Array(options.length))
  const add = (row, at) => {
    for (const choice of row.choices[at]) numbers[at][choice] += 1
  }
  const found = rows.filter((row) => {
    if (!parts.every((part) => row.title.includes(part))) return false
    let failed = 0
    let last
    for (let at = 0; at < wanted.length; at += 1) {
      if (!wanted[at] || row.choices[at].includes(wanted[at])) continue
      failed += 1
      last = at
    }
    if (failed === 1) add(row, last)
    if (!failed) facets.forEach((_, at) => add(row, at))
    return !failed
  })
  return { found, numbers }
}

const tell = ({ options }, numbers) => {
  for (const option of options) {
    if (!option.value) continue
    const number = numbers[option.index]
    const text = `${option.dataset.label} (${number.toLocaleString("en")})`
    if (option.textContent !== text) option.textContent = text
    option.disabled = !number && !option.selected
  }
}

let matching = []
const fill = (number) => {
  list.replaceChildren(...matching.slice(0, number).map((row) => row.element()))
  more.hidden = matching.length <= number
}

const show = async () => {
  const rows = await load()
  const { found, numbers } = find(rows)
  matching = found
  fill(AT_ONCE)
  facets.forEach((facet, at) => tell(facet, numbers[at]))
  const all = `${rows.length.toLocaleString("en")} programme${rows.length === 1 ? "" : "s"}`
  const some = matching.length.toLocaleString("en")
  status.textContent = matching.length === rows.length ? all : `${some} of ${all}`
}

const fromAddress = () => {
  const asked = new URLSearchParams(location.search)
  for (const field of fields) field.value = asked.get(field.name) ?? ""
  // A value that there is not chooses nothing.
  for (const facet of facets) if (facet.selectedIndex < 0) facet.value = ""
  return show()
}

const toAddress = (step) => {
  const asked = new URLSearchParams()
  for (const { name, value } of fields) if (value.trim()) asked.set(name, value.trim())
  history[step](null, "", asked.size ? `?${asked}` : location.pathname)
  return show()
}

// A word is one step back, not one for each letter.
let typing = false
form.addEventListener("input", ({ target }) => {
  toAddress(typing && target === words ? "replaceState" : "pushState")
  typing = target === words
})
form.addEventListener("focusout", () => {
  typing = false
})
form.addEventListener("focusin", load, { once: true })
form.addEventListener("submit", (event) => event.preventDefault())
document.getElementById("clear").addEventListener("click", () => {
  for (const field of fields) field.value = ""
  toAddress("pushState")
  words.focus()
})
more.addEventListener("click", () => {
  const next = list.children.length
  fill(next + AT_ONCE)
  list.children[next].querySelector("a").focus()
})
addEventListener("popstate", fromAddress)
if (location.search || !list.dataset.index) fromAddress()
