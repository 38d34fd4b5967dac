// What each frame shows, from the first on: a frame is drawn right after its callbacks.
() => {
  window.shownFrames = []
  const note = () => {
    if (document.body) {
      const body = getComputedStyle(document.body)
      window.shownFrames.push([getComputedStyle(document.documentElement).fontSize,
        body.backgroundColor].join(" "))
    }
    requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
}
