import { handle } from "./form.js";

handle("/register/", ({ status, body }, id) =>
  status === 201
    ? { tone: "good", title: "Registered", text: `${id} can be verified from now on.` }
    : { tone: "bad", title: "Not registered", text: body.error },
);
