// What a person sees before the page's program runs, and instead of it when it cannot.

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
