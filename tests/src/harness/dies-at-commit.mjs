// Preloaded into a reconciler: once it has answered a message of its parent, it dies right after the next commit of its
// store, before anybody is told of it. Plain JavaScript, because Node runs it as it is.
import sqlite3 from "sqlite3";

let isMarked = false;
process.on("message", () => {
  isMarked = true;
  process.send("marked");
});
process.channel?.unref();

const commits = new WeakSet();
const { prepare } = sqlite3.Database.prototype;
sqlite3.Database.prototype.prepare = function prepareMarked(sql, ...rest) {
  const statement = prepare.call(this, sql, ...rest);
  if (sql === "COMMIT") commits.add(statement);
  return statement;
};

const { all } = sqlite3.Statement.prototype;
sqlite3.Statement.prototype.all = function allOrDeath(...given) {
  const done = given.pop();
  const end = (...answer) => {
    if (isMarked && commits.has(this)) process.kill(process.pid, "SIGKILL");
    done.apply(this, answer);
  };
  return all.call(this, ...given, end);
};
