// The milliseconds from a choice, or from words in the title, to the list that follows.
([name, value]) => new Promise((resolve) => {
  const form = document.getElementById("filters")
  const told = new MutationObserver(() => {
    told.disconnect()
    requestAnimationFrame(() => resolve(performance.now() - begun))
  })
  told.observe(document.getElementById("matches"), { childList: true, subtree: true })
  const begun = performance.now()
  if (name !== "q") return form.querySelector(`[name=${name}][value="${value}"]`).click()
  form.elements.q.value = value
  form.elements.q.dispatchEvent(new Event("input", { bubbles: true }))
})
