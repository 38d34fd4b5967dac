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

const AT_ONCE = 300 // rows that are shown before somebody asks for more

// Accents and case do not matter: "cote" finds "Côte".
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
const valuesOf = (get) => new Map(facets.map(({ name }) => [name, new Set(get(name).split(" "))]))

const fromPage = () => [...list.children].map((element) => ({
  element: () => element,
  title: fold(element.querySelector(".entry").textContent),
  values: valuesOf((name) => element.dataset[name]),
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
    values: valuesOf((name) => values[name][at]),
  }))
}

let loading
const load = () => (loading ??= list.dataset.index ? fromFile() : Promise.resolve(fromPage()))

const inTitle = (row) => fold(words.value).split(/\s+/).every((word) => row.title.includes(word))
const chosen = (facet) => (row) => !facet.value || row.values.get(facet.name).has(facet.value)

// The numbers beside the choices of a facet leave its own choice out: they say what another
// choice would give.
const count = (facet, found) => {
  const others = facets.filter((other) => other !== facet).map(chosen)
  const left = found.filter((row) => others.every((matches) => matches(row)))
  const numbers = new Map()
  for (const row of left) {
    for (const value of row.values.get(facet.name)) numbers.set(value, (numbers.get(value) ?? 0) + 1)
  }
  for (const option of facet.options) {
    if (!option.value) continue
    const number = numbers.get(option.value) ?? 0
    option.textContent = `${option.dataset.label} (${number})`
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
  const found = rows.filter(inTitle)
  matching = found.filter((row) => facets.every((facet) => chosen(facet)(row)))
  fill(AT_ONCE)
  for (const facet of facets) count(facet, found)
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
