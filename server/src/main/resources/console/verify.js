import { handle } from "./form.js";

handle("/verify/?details=true", ({ status, body }, id) => {
  if (body.verified) {
    return { tone: "good", title: "Verified", text: `This is ${body.recognition}. ${scores(body)}` };
  }
  return { tone: "bad", title: "Not verified", text: reason(status, body, id) };
});

function reason(status, body, id) {
  if (body.error === "Invalid User") {
    return "Nobody is registered under this ID, or the photo shows somebody else.";
  }
  return status === 200 ? nobody(body, id) : body.error;
}

function nobody(body, id) {
  return `The photo shows nobody who is registered. ${scores(body, id)}`;
}

function scores({ similarity, threshold }, id) {
  return similarity === undefined
    ? `There is no photo of ${id} to compare with.`
    : `Similarity ${similarity.toFixed(3)}; ${threshold.toFixed(3)} or more verifies.`;
}
