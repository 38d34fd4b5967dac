// The milliseconds from a choice to the list that follows it.
([name, value]) => new Promise((resolve) => {
  const field = document.getElementById("filters").elements[name]
  const told = new MutationObserver(() => {
    told.disconnect()
    requestAnimationFrame(() => resolve(performance.now() - begun))
  })
  told.observe(document.getElementById("matches"), { childList: true, subtree: true })
  field.value = value
  const begun = performance.now()
  field.dispatchEvent(new Event("input", { bubbles: true }))
})
