// A page with one of each control, on which the driver itself is tested.

const part = (id) => document.getElementById(id);
const say = (words) => {
  part("said").textContent = words;
};

part("greet").onclick = () => say(`Hello ${part("name").value}, ${part("role").value}`);
part("name").oninput = () => setTimeout(() => (part("slow").disabled = false), 200);
part("slow").onclick = () => say("It was worth waiting");
part("open").onclick = () => part("dialog").showModal();
part("yes").onclick = () => {
  part("dialog").close();
  say("Greeted in the dialog");
};
part("file").onchange = async () => say(await part("file").files[0].text());
part("save").onclick = () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["all of it"]));
  link.download = "ledger.json";
  link.click();
};
part("block").onclick = () => {
  const end = performance.now() + 120;
  while (performance.now() < end);
  say("Was busy");
};
part("complain").onclick = () => {
  setTimeout(() => say("Complained"));
  return Promise.reject(new Error("not handled"));
};
