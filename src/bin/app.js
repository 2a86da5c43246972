// Reports to the watch (watch.js) whether the page's program runs, and removes its messages.

export default function initializer() {
  const part = (id) => document.getElementById(id);
  return {
    onSuccess() {
      window.dispatchEvent(new CustomEvent("medchain-started"));
      part("opening")?.remove();
      part("failed")?.remove();
    },
    onFailure(error) {
      console.error(error);
      const report = new CustomEvent("medchain-failed", { cancelable: true, detail: error });
      const isUnheard = window.dispatchEvent(report);
      // A host with its own content policy may forbid the watch.
      if (isUnheard && part("failed")) part("failed").hidden = false;
    },
  };
}
