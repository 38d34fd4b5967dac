// Narrows the list of all programmes that is in the page. What is chosen stands in the address,
// so that it can be kept, sent and gone back to.
const form = document.getElementById("filters")
const words = form.elements.q
const facets = [...form.querySelectorAll("select")]
const status = document.getElementById("matches")

// Accents and case do not matter: "cote" finds "Côte".
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

const rows = [...document.getElementById("programmes").children].map((element) => ({
  element,
  title: fold(element.querySelector(".entry").textContent),
  values: new Map(facets.map(({ name }) => [name, new Set(element.dataset[name].split(" "))])),
}))

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

const show = () => {
  const found = rows.filter(inTitle)
  const matching = new Set(found.filter((row) => facets.every((facet) => chosen(facet)(row))))
  for (const row of rows) row.element.hidden = !matching.has(row)
  for (const facet of facets) count(facet, found)
  const all = `${rows.length} programme${rows.length === 1 ? "" : "s"}`
  status.textContent = matching.size === rows.length ? all : `${matching.size} of ${all}`
}

const fromAddress = () => {
  const asked = new URLSearchParams(location.search)
  for (const field of [words, ...facets]) field.value = asked.get(field.name) ?? ""
  // A value that there is not chooses nothing.
  for (const facet of facets) if (facet.selectedIndex < 0) facet.value = ""
  show()
}

const toAddress = (step) => {
  const asked = new URLSearchParams()
  for (const { name, value } of [words, ...facets]) if (value.trim()) asked.set(name, value.trim())
  history[step](null, "", asked.size ? `?${asked}` : location.pathname)
  show()
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
form.addEventListener("submit", (event) => event.preventDefault())
document.getElementById("clear").addEventListener("click", () => {
  for (const field of [words, ...facets]) field.value = ""
  toAddress("pushState")
  words.focus()
})
addEventListener("popstate", fromAddress)
fromAddress()
