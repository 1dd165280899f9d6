/** The administrator that `serve.mjs` makes. */
export const ADMIN = { name: "Ari Admin", email: "admin@example.org", password: "quiet lamp 42 gearbox" };
