// Removes the opening message once the page's program runs, or replaces it with an error message.

export default function initializer() {
  const part = (id) => document.getElementById(id);
  return {
    onSuccess() {
      part("opening")?.remove();
    },
    onFailure(error) {
      part("opening")?.remove();
      part("failed").hidden = false;
      console.error(error);
    },
  };
}
