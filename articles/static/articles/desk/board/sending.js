// Sends files one after another. What the server answers to one goes with the next: it signs what has come so far.
const ATTEMPTS = 3, WAIT = 2_000;  // of a file where the network fails; milliseconds before the second, twice that before the third

export class LostSession extends Error {}

// Calls told({ at, name, bytes }) as it goes on. Where the network stays away, it throws, and `go` again goes on there.
export class Sending {
  constructor(files, { address, token }) {
    Object.assign(this, { files, address, token, at: 0, sent: "", bytes: 0, refused: [] });
    this.total = files.reduce((sum, { file }) => sum + file.size, 0);
  }

  get count() { return this.files.length - this.refused.length; }

  async go(told) {
    for (; this.at < this.files.length; this.at++) {
      const { file, path } = this.files[this.at];
      const tell = bytes => told({ at: this.at, path, bytes: this.bytes + Math.min(bytes, file.size) });
      tell(0);
      const answer = await this.#sendPatiently(file, path, tell);
      if (answer.sent) this.sent = answer.sent;
      else this.refused.push({ path, error: answer.error });
      this.bytes += file.size;
    }
  }

  async #sendPatiently(file, path, tell) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#send(file, path, tell);
      } catch (error) {
        if (error instanceof LostSession || attempt === ATTEMPTS) throw error;
        await new Promise(done => setTimeout(done, WAIT * attempt));
      }
    }
  }

  // fetch tells nothing of a request's progress.
  #send(file, path, tell) {
    return new Promise((done, fail) => {
      const request = new XMLHttpRequest(), form = new FormData();
      form.append("sent", this.sent);
      form.append("name", path);
      form.append("file", file);
      request.open("POST", this.address);
      request.setRequestHeader("X-CSRFToken", this.token);
      request.responseType = "json";
      request.upload.onprogress = event => tell(event.loaded);
      request.onerror = () => fail(new Error("network"));
      request.onload = () => {
        if (request.status === 403) fail(new LostSession());
        else if (request.response && (request.status === 200 || request.status === 400)) done(request.response);
        else fail(new Error(`status ${request.status}`));
      };
      request.send(form);
    });
  }
}
